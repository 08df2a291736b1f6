import { brotliCompressSync } from "node:zlib";
import type { CompiledGuidebook } from "@cairn/core";
import type { StallModel } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import type { StallModelRecord } from "../../src/store/stall-models.ts";
import type { LogEvent } from "../../src/store/event-log.ts";
import {
  aProduct,
  DAY_MS,
  type Deed,
  GUIDEBOOK,
  KEY,
  loser,
  MONTH_AGO_MS,
  passer,
  people,
  type Product,
  visit,
} from "./a-product.ts";

/** What is learned of these events, and the guidebook as browsers get it after that. */
async function learned(
  events: readonly LogEvent[],
  guidebook: Guidebook = GUIDEBOOK,
): Promise<{
  readonly product: Product;
  readonly record: StallModelRecord | undefined;
  readonly book: CompiledGuidebook;
}> {
  const product = await aProduct(guidebook);
  await product.happened(...events);
  await product.context.learning.refit();
  return { product, record: await latest(product), book: await served(product) };
}

async function latest({ context }: Product): Promise<StallModelRecord | undefined> {
  const { stalls } = await context.guidebook.forCollector();
  return context.registry.stallModels.latest(stalls.definitions);
}

/** The guidebook as browsers get it. */
async function served(product: Product): Promise<CompiledGuidebook> {
  const answer = await product.fetch(new Request(`https://x.example/v1/guidebook?key=${KEY}`));
  return (await answer.json()) as CompiledGuidebook;
}

/** Nothing is served but the author's rule, and the record says why. */
function expectFallback(
  { record, book }: Awaited<ReturnType<typeof learned>>,
  because: NonNullable<StallModel["latest"]>["because"],
): void {
  expect(record?.fit).toMatchObject({ kind: "insufficient", because });
  expect(book.stalls.map(({ version }) => version)).toEqual(["expected-1"]);
}

const passers = (count: number) => Array.from({ length: count }, (_, n) => passer(n)).flat();
const losers = (count: number) => Array.from({ length: count }, (_, n) => loser(n)).flat();

describe("what cannot be learned from", () => {
  it("is no data", async () => {
    expectFallback(await learned([]), "no-users");
  });

  it("is one user", async () => {
    expectFallback(await learned(passer(1)), "none-lost");
    expectFallback(await learned(loser(1)), "none-passed");
  });

  it("is everybody lost", async () => {
    expectFallback(await learned(losers(150)), "none-passed");
  });

  it("is nobody lost", async () => {
    expectFallback(await learned(passers(150)), "none-lost");
  });

  it("is a handful of people", async () => {
    expectFallback(await learned(people(40, 30)), "few-users");
    expectFallback(await learned(people(140, 12)), "few-lost");
  });

  it("is an activation with a milestone that nobody reached", async () => {
    const activation = { milestones: ["customer", "bank", "paid", "dream"] };
    const dream = {
      title: "Dream",
      when: { kind: "count", event: { name: "Dream Dreamt" }, atLeast: 1 },
    } as const;
    const milestones = { ...GUIDEBOOK.milestones, dream };
    expectFallback(
      await learned(people(120, 60), { ...GUIDEBOOK, milestones, activation }),
      "none-passed",
    );
  });

  it("is people whose clocks all lie", async () => {
    const events = people(120, 60).map((event) => ({
      ...event,
      receivedAtMs: event.atMs + 200 * DAY_MS,
    }));
    const found = await learned(events);
    expectFallback(found, "no-users");
    expect(found.record?.leftOut.clocks).toBe(180);
  });

  it("is bots alone", async () => {
    const storm = Array.from({ length: 400 }, (_, at): Deed => [at * 0.06, "Item Opened"]);
    const bots = Array.from({ length: 20 }, (_, n) => visit(`bot-${n}`, MONTH_AGO_MS, storm));
    const found = await learned(bots.flat());
    expectFallback(found, "no-users");
    expect(found.record?.leftOut.bots).toBe(20);
  });

  it("is people who do the same whether they get through or not", async () => {
    const events = Array.from({ length: 200 }, (_, n) =>
      visit(`u${n}`, MONTH_AGO_MS, [
        [1, "Customer Form Opened"],
        [5, "Customer Added"],
        [30, "Bank Form Opened"],
        [30 + (n % 10), "Bank Form Opened"],
        ...(n % 2 === 0
          ? ([
              [90, "Bank Connected"],
              [91, "Invoice Paid"],
            ] as const)
          : []),
      ]),
    ).flat();
    expectFallback(await learned(events), "no-signal");
  });
});

describe("what is learned in spite of", () => {
  it("a milestone beside the activation that nobody reached: the author's rule judges there", async () => {
    const dream = {
      title: "Dream",
      when: { kind: "count", event: { name: "Dream Dreamt" }, atLeast: 1 },
    } as const;
    const milestones = { ...GUIDEBOOK.milestones, dream };
    const { book, record } = await learned(people(160, 90), { ...GUIDEBOOK, milestones });
    expect(record?.fit.kind).toBe("fitted");
    expect(book.stalls.map(({ version }) => version)).toEqual(["learned-1", "expected-1"]);
    const [model, rule] = book.stalls;
    expect(Object.keys(model!.milestones)).not.toContain("dream");
    expect(Object.keys(rule!.milestones)).toContain("dream");
  });

  it("bots and lying clocks among people: they change nothing", async () => {
    const crowd = people(160, 90);
    const storm = Array.from({ length: 400 }, (_, at): Deed => [at * 0.06, "Item Opened"]);
    const bots = Array.from({ length: 20 }, (_, n) =>
      visit(`bot-${n}`, MONTH_AGO_MS, storm),
    ).flat();
    const liars = Array.from({ length: 20 }, (_, n) => loser(n, `liar-${n}`))
      .flat()
      .map((event) => ({ ...event, receivedAtMs: event.atMs + 200 * DAY_MS }));
    const clean = await learned(crowd);
    const found = await learned([...crowd, ...bots, ...liars]);
    expect(found.record?.leftOut).toMatchObject({ bots: 20, clocks: 20 });
    expect(found.book.stalls[0]).toEqual(clean.book.stalls[0]);
  });

  it("an event with 10 000 distinct names: what few did is not named, and the guidebook stays small", async () => {
    let item = 0;
    const events = people(160, 90).flatMap((event) => {
      const views = Array.from({ length: 40 }, (_, index) => {
        item += 1;
        const messageId = `view-${item}`;
        return { ...event, messageId, name: `Item ${item} Opened`, atMs: event.atMs + index };
      });
      return item < 10_000 ? [event, ...views] : [event];
    });
    const { book, record } = await learned(events);
    expect(item).toBeGreaterThan(9_999);
    expect(record?.fit.kind).toBe("fitted");
    const names = Object.keys(book.stalls[0]?.names ?? {});
    expect(names.length).toBeGreaterThan(0);
    expect(names.length).toBeLessThanOrEqual(24);
    expect(names.filter((name) => name.startsWith("Item "))).toEqual([]);
    expect(brotliCompressSync(JSON.stringify(book.stalls)).length).toBeLessThan(2_048);
  });

  it("milestones that change while there is a baseline: it goes at once, and is learned anew", async () => {
    const { product } = await learned(people(160, 90));
    const { paid: _, ...milestones } = GUIDEBOOK.milestones!;
    await product.publish({
      ...GUIDEBOOK,
      milestones,
      activation: { milestones: ["customer", "bank"] },
    });
    expect((await served(product)).stalls.map(({ version }) => version)).toEqual(["expected-1"]);
    await product.context.learning.refit();
    const [model] = (await served(product)).stalls;
    expect(model?.version).toBe("learned-2");
    expect(Object.keys(model?.milestones ?? {})).not.toContain("paid");
  });
});
