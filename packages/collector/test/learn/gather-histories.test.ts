import type { CompiledGuidebook } from "@cairn/core";
import { describe, expect, it } from "vitest";
import { type Gathered, gatherHistories } from "../../src/learn/gather-histories.ts";
import type { LogEvent } from "../../src/store/event-log.ts";
import {
  aProduct,
  DAY_MS,
  type Deed,
  GUIDEBOOK,
  loser,
  MINUTE_MS,
  MONTH_AGO_MS,
  NOW_MS,
  passer,
  people,
  type Product,
  visit,
} from "./a-product.ts";

async function gather(product: Product, sample?: number): Promise<Gathered> {
  const { log, registry, projector, guidebook } = product.context;
  await projector.caughtUp();
  const book: CompiledGuidebook = (await guidebook.forCollector()).guidebook;
  const { projection } = registry;
  const size = sample === undefined ? {} : { sample };
  return gatherHistories({ log, projection, book, nowMs: product.context.now(), ...size });
}

async function gatherFrom(...events: readonly LogEvent[]): Promise<Gathered> {
  const product = await aProduct();
  await product.happened(...events);
  return gather(product);
}

/** One person's history in words: seconds, active seconds and what. */
function told({ histories }: Gathered): readonly string[] {
  return (histories[0]?.happenings ?? []).map((one) => {
    const at = `${(one.atMs - MONTH_AGO_MS) / 1_000}s ${one.active}s ${one.kind}`;
    switch (one.kind) {
      case "event":
        return `${at} ${one.name}`;
      case "sign":
        return `${at} ${one.sign}`;
      case "milestone":
        return `${at} ${one.milestone}`;
      default:
        return at;
    }
  });
}

describe("gathering histories", () => {
  it("tells what somebody did, which milestone was at hand, and that they got through", async () => {
    const gathered = await gatherFrom(
      ...visit("ann", MONTH_AGO_MS, [
        [1, "Customer Form Opened"],
        [5, "Customer Added"],
        [9, "Bank Form Opened"],
        [12, "Bank Refused"],
        [20, "Bank Connected"],
        [30, "Invoice Paid"],
        [40, "Invoice Opened"],
      ]),
    );
    expect(told(gathered)).toEqual([
      "1s 1s milestone customer",
      "1s 1s event Customer Form Opened",
      "5s 5s event Customer Added",
      "5s 5s milestone bank",
      "9s 9s event Bank Form Opened",
      "12s 12s event Bank Refused",
      "12s 12s sign failed-attempts",
      "20s 20s event Bank Connected",
      "20s 20s milestone paid",
      "29.999s 30s time",
    ]);
    expect(gathered.histories[0]).toMatchObject({
      user: "ann",
      outcome: "passed",
      passedMs: MONTH_AGO_MS + 30_000,
    });
    expect(gathered).toMatchObject({ horizonMs: 14 * DAY_MS, activeTime: "measured" });
  });

  it("counts active time by what browsers measured, over all sessions", async () => {
    const deeds: Deed[] = [
      [2, "Customer Form Opened"],
      [4, "Customer Form Opened"],
    ];
    const gathered = await gatherFrom(
      ...visit("ann", MONTH_AGO_MS, deeds, "one"),
      ...visit("ann", MONTH_AGO_MS + 100_000, deeds, "two"),
    );
    expect(told(gathered).slice(1)).toEqual([
      "2s 2s event Customer Form Opened",
      "4s 4s event Customer Form Opened",
      "102s 6s event Customer Form Opened",
      "104s 8s event Customer Form Opened",
    ]);
  });

  it("knows until when somebody was there, where their browser told of it", async () => {
    const gathered = await gatherFrom(
      ...visit("ann", MONTH_AGO_MS, [
        [3, "Customer Form Opened"],
        [7, "Session Ended", { activeMs: 7_000, reason: "hidden" }],
      ]),
    );
    expect(told(gathered)).toEqual([
      "3s 3s milestone customer",
      "3s 3s event Customer Form Opened",
      "7s 7s time",
    ]);
  });

  it("knows what time was spent on other pages than the milestone's", async () => {
    const { histories } = await gatherFrom(
      ...visit("ann", MONTH_AGO_MS, [
        [5, "Customer Added"],
        [9, "Bank Form Opened"],
        [30, "Settings Opened"],
        [60, "Bank Form Opened"],
      ]),
    );
    const elsewhere = histories[0]?.happenings.map((one) => one.elsewhere === true);
    // The start, the customer, the bank comes to hand while they are on another page, and twice on it.
    expect(elsewhere).toEqual([false, false, false, true, false, true]);
  });

  it("knows frustration where the milestone at hand is worked on, and none of Cairn's own events", async () => {
    const rage = (path: string) => ({ kind: "rage-click", path, count: 4 });
    const gathered = await gatherFrom(
      ...visit("ann", MONTH_AGO_MS, [
        [5, "Customer Added"],
        [6, "Milestone Reached", { milestone: "customer", title: "Customer added" }],
        [7, "Frustration Detected", rage("/")],
        [9, "Frustration Detected", rage("/bank")],
        [10, "Frustration Detected", { ...rage("/bank"), kind: "made-up" }],
      ]),
    );
    expect(told(gathered).slice(1)).toEqual([
      "5s 5s event Customer Added",
      "5s 5s milestone bank",
      "9s 9s sign rage-click",
    ]);
    expect(gathered.histories[0]?.outcome).toBe("lost");
  });

  it("ends at the first guide that came since they were stuck, not at one that all get or asked for", async () => {
    const shown = (guide: string, kind: string, more = {}) => ({ guide, kind, path: "/", ...more });
    const gathered = await gatherFrom(
      ...visit("ann", MONTH_AGO_MS, [
        [1, "Guide Shown", shown("start", "checklist")],
        [2, "Customer Added"],
        [3, "Guide Shown", shown("rescue", "notice", { asked: true })],
        [4, "Guide Shown", shown("long-gone", "survey")],
        [5, "Bank Refused"],
        [6, "Guide Shown", shown("rescue", "notice")],
        [7, "Bank Connected"],
        [8, "Invoice Paid"],
      ]),
    );
    expect(gathered.histories[0]).toMatchObject({
      outcome: "passed",
      helpedMs: MONTH_AGO_MS + 6_000,
    });
    expect(told(gathered).slice(-2)).toEqual(["5s 5s sign failed-attempts", "5.999s 6s time"]);
  });

  it("leaves out who may still get through, and test traffic", async () => {
    const product = await aProduct();
    await product.happened(
      ...passer(1),
      ...visit("new", NOW_MS - 2 * DAY_MS, [[1, "Customer Added"]]),
    );
    await product.context.log.append("test", passer(2, "tester"));
    const { histories, leftOut } = await gather(product);
    expect(histories.map(({ user }) => user)).toEqual(["pass-1"]);
    expect(leftOut).toEqual({ undecided: 1, bots: 0, clocks: 0, unseen: 0 });
  });

  it("waits as long for people as most of them take", async () => {
    const late = (user: string, days: number) => [
      ...visit(user, MONTH_AGO_MS, [
        [0, "Customer Added"],
        [9, "Bank Connected"],
      ]),
      ...visit(user, MONTH_AGO_MS + days * DAY_MS, [[0, "Invoice Paid"]], `later-${user}`),
    ];
    const quick = await gatherFrom(...people(60, 2), ...late("slow", 3));
    expect(quick.horizonMs).toBe(DAY_MS);
    // Three days are not in time where all others need a minute.
    expect(quick.histories.find(({ user }) => user === "slow")?.outcome).toBe("lost");
    const slow = Array.from({ length: 60 }, (_, index) => late(`u${index}`, 5)).flat();
    expect((await gatherFrom(...slow)).horizonMs).toBe(10 * DAY_MS);
  });

  it("takes two ids of one person for one", async () => {
    const before = visit("anon:b1", MONTH_AGO_MS, [[1, "Customer Added"]]);
    const after = visit("ann", MONTH_AGO_MS + MINUTE_MS, [[2, "Bank Form Opened"]], "two").map(
      (event) => ({ ...event, anonymousId: "b1" }),
    );
    const { histories } = await gatherFrom(...before, ...after);
    expect(histories).toHaveLength(1);
    expect(histories[0]?.happenings.map(({ kind }) => kind)).toEqual([
      "milestone",
      "event",
      "milestone",
      "event",
    ]);
  });

  it("leaves out clocks that lie: steps back, far behind, and times that made no sense", async () => {
    const back = visit("back", MONTH_AGO_MS, [
      [600, "Customer Form Opened"],
      [0, "Customer Added"],
    ]);
    const behind = visit("behind", MONTH_AGO_MS, [
      [1, "Customer Form Opened"],
      [9, "Customer Added"],
    ]).map((event) => ({ ...event, receivedAtMs: event.atMs + 20 * DAY_MS }));
    const nonsense = visit("nonsense", MONTH_AGO_MS, [
      [1, "Customer Added", {}, { timeNote: "receive-time" }],
    ]);
    const late = visit("late", MONTH_AGO_MS, [[1, "Customer Added"]]).map((event) => ({
      ...event,
      receivedAtMs: event.atMs + 13 * DAY_MS,
    }));
    const liars = [...back, ...behind, ...nonsense];
    const { histories, leftOut } = await gatherFrom(...liars, ...late);
    expect(histories.map(({ user }) => user)).toEqual(["late"]);
    expect(leftOut).toMatchObject({ clocks: 3 });
  });

  it("takes history that was loaded from elsewhere as it is, though all of it was received at once", async () => {
    const loaded = people(3, 2).map((event) => ({ ...event, receivedAtMs: NOW_MS }));
    const { histories, leftOut, activeTime } = await gatherFrom(...loaded);
    expect(histories).toHaveLength(5);
    expect(leftOut).toMatchObject({ clocks: 0 });
    expect(activeTime).toBe("measured");
  });

  it("leaves out bots: a thousand events a minute", async () => {
    const storm = Array.from({ length: 1_000 }, (_, index): Deed => [index * 0.06, "Item Opened"]);
    const { histories, leftOut } = await gatherFrom(
      ...visit("bot", MONTH_AGO_MS, storm),
      ...loser(1),
    );
    expect(histories.map(({ user }) => user)).toEqual(["lost-1"]);
    expect(leftOut).toMatchObject({ bots: 1 });
  });

  it("sees the same people again with each fit, whoever came meanwhile", async () => {
    const product = await aProduct();
    await product.happened(...people(40, 0));
    const first = (await gather(product, 10)).histories.map(({ user }) => user);
    await product.happened(...people(0, 40));
    const second = (await gather(product, 10)).histories.map(({ user }) => user);
    expect(first).toHaveLength(10);
    const all = [...first, ...second.filter((user) => user.startsWith("lost-"))];
    expect(all).toEqual(expect.arrayContaining(second));
  });

  it("goes by pauses where no browser told of active time, and by measured time once enough did", async () => {
    const imported = (user: string) =>
      visit(user, MONTH_AGO_MS, [
        [0, "Customer Form Opened"],
        [10, "Customer Form Opened"],
        [300, "Customer Added"],
      ]).map((event) => ({ ...event, context: { imported: true } }));
    const gaps = await gatherFrom(...imported("old"));
    expect(gaps.activeTime).toBe("from-gaps");
    expect(told(gaps).slice(1, 4)).toEqual([
      "0s 0s event Customer Form Opened",
      "10s 10s event Customer Form Opened",
      "300s 40s event Customer Added",
    ]);
    const mixed = await gatherFrom(...imported("old"), ...people(0, 250));
    expect(mixed).toMatchObject({ activeTime: "measured", leftOut: { unseen: 1 } });
    expect(mixed.histories).toHaveLength(250);
  });

  it("does not learn from what servers send: browsers cannot see it", async () => {
    const events = visit("ann", MONTH_AGO_MS, [
      [1, "Customer Form Opened"],
      [2, "Fraud Suspected", {}, { trust: "server", context: {} }],
    ]);
    const { histories } = await gatherFrom(...events);
    expect(JSON.stringify(histories)).not.toContain("Fraud Suspected");
  });

  it("stops where its people are gone: nothing is learned of nobody", async () => {
    const { histories, leftOut } = await gatherFrom();
    expect(histories).toEqual([]);
    expect(leftOut).toEqual({ undecided: 0, bots: 0, clocks: 0, unseen: 0 });
    expect(GUIDEBOOK.milestones).toBeDefined();
  });
});
