import type { Delivery, Funnel, Person } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { hashOf } from "../../src/http/secrets.ts";
import { aCollector, aTrack, NOW_MS, type TestCollector } from "../support/a-collector.ts";

const DAY_MS = 86_400_000;
const SECRET = "sk_live_changed";

const book = (atLeast: number, more: Guidebook["milestones"] = {}): Guidebook => ({
  version: 1,
  lifecycle: { start: { name: "Signed Up" } },
  milestones: {
    sent: { title: "Sent", when: { kind: "count", event: { name: "Invoice Sent" }, atLeast } },
    ...more,
  },
  activation: { milestones: ["sent"] },
});

async function aProduct(guidebook: Guidebook) {
  const collector = await aCollector({ guidebook });
  const record = { hash: hashOf(SECRET), name: "Test", ending: "nged", createdAtMs: 0 };
  await collector.context.registry.access.putSecretKey(record);
  const read = async <Value>(path: string): Promise<Value> => {
    const response = await collector.get(`/api/${path}`, { authorization: `Bearer ${SECRET}` });
    return (await response.json()) as Value;
  };
  const reached = async (): Promise<number | undefined> =>
    (await read<Funnel>("insights/funnel")).steps[0]?.users;
  return { collector, read, reached };
}

async function publish({ context }: TestCollector, guidebook: Guidebook): Promise<void> {
  await context.registry.definitions.publish({ guidebook, publishedAtMs: 1, by: "Ann" });
  context.guidebook.refresh();
}

describe("a milestone whose definition changed", () => {
  it("keeps its figures until everybody is recomputed, says how far that is, and then has the new ones", async () => {
    const { collector, read, reached } = await aProduct(book(1));
    const { projection } = collector.context.registry;
    for (let sent = 0; sent < 6_000; sent += 500) {
      const batch = Array.from({ length: 500 }, (_, n) =>
        aTrack(`m${sent + n}`, { userId: `u${n % 3}` }),
      );
      await collector.post("/v1/batch", { batch: [...batch] });
    }
    await collector.post("/v1/batch", { batch: [aTrack("once", { userId: "once" })] });
    await collector.context.projector.caughtUp();
    expect(await reached()).toBe(4);
    expect((await read<Delivery>("delivery")).rebuild).toBeUndefined();

    const between: unknown[] = [];
    const { commit } = projection.building;
    let pages = 0;
    Object.assign(projection.building, {
      async commit(step: Parameters<typeof commit>[0]) {
        const isDone = await commit(step);
        pages += 1;
        if (pages === 1) {
          // What comes in meanwhile counts by what is served.
          const late = aTrack("late", { userId: "late" });
          await collector.post("/v1/batch", { batch: [late] });
          const { guidebook, log } = collector.context;
          const position = await projection.position();
          const served = await guidebook.forFolded(position?.definitions);
          const people = await projection.people({ environment: "live", limit: 9 });
          between.push(
            served.guidebook.definitions.thresholds["m:sent"]?.threshold.atLeast,
            people.people.length,
            (await log.behind(undefined)).events,
            (await read<Delivery>("delivery")).rebuild,
          );
        }
        return isDone;
      },
    });
    await publish(collector, book(2));
    expect((await read<Delivery>("delivery")).rebuild).toEqual({ events: 0, all: 6_001 });
    await collector.context.projector.caughtUp();
    expect(between).toEqual([1, 4, 6_002, { events: 5_000, all: 6_002 }]);
    expect(await reached()).toBe(3);
    expect((await read<Delivery>("delivery")).rebuild).toBeUndefined();
  });

  it("shows nobody as set back while the rebuild waits", async () => {
    const { collector, reached } = await aProduct(book(1));
    await collector.post("/v1/batch", { batch: [aTrack("a"), aTrack("b", { userId: "bob" })] });
    await collector.context.projector.caughtUp();
    const { projection } = collector.context.registry;
    const { commit } = projection.building;
    Object.assign(projection.building, { commit: () => Promise.reject(new Error("disk full")) });
    await publish(collector, book(2));
    expect(await reached()).toBe(2);
    await collector.post("/v1/batch", { batch: [aTrack("c", { userId: "cay" })] });
    expect(await reached()).toBe(3);
    Object.assign(projection.building, { commit });
    await collector.post("/v1/batch", { batch: [aTrack("d")] });
    await collector.context.projector.caughtUp();
    expect(await reached()).toBe(1);
  });
});

describe("a milestone of what was not done", () => {
  it("is reached by those who did not do it, as time passes and nothing else happens", async () => {
    const quiet = {
      title: "Quiet",
      when: { kind: "absent", event: { name: "Invoice Sent" }, for: "7d" },
    } as const;
    const { collector, read } = await aProduct(book(1, { quiet }));
    const signedUp = { event: "Signed Up" };
    await collector.post("/v1/batch", {
      batch: [
        aTrack("a", { userId: "ann", ...signedUp }),
        aTrack("b", { userId: "bob", ...signedUp }),
        aTrack("c", { userId: "bob" }),
        aTrack("d", { userId: "cay", event: "Looked Around" }),
      ],
    });
    const quietOnes = async () => {
      const { users, steps } = await read<Funnel>("insights/funnel?steps=quiet");
      return [users, steps[0]?.users];
    };
    expect(await quietOnes()).toEqual([3, 0]);
    collector.setNow(NOW_MS + 7 * DAY_MS);
    expect(await quietOnes()).toEqual([3, 1]);
    const { progress } = await read<{ progress: readonly object[] }>("people/ann");
    expect(progress).toContainEqual({
      milestone: "quiet",
      title: "Quiet",
      reachedAt: new Date(NOW_MS + 7 * DAY_MS).toISOString(),
    });
  });
});

describe("a sequence of which one step is done all the time", () => {
  it("is called undecided once more counts towards it than is kept", async () => {
    const steps = [{ name: "Row Edited" }, { name: "Invoice Sent" }];
    const when = { kind: "sequence", steps } as const;
    const { collector, read } = await aProduct(book(1, { edited: { title: "Edited", when } }));
    const edit = async (from: number, to: number) => {
      const batch = Array.from({ length: to - from }, (_, n) =>
        aTrack(`m${from + n}`, { event: "Row Edited" }),
      );
      await collector.post("/v1/batch", { batch });
      return (await read<Person>("people/ann")).progress.find(
        ({ milestone }) => milestone === "edited",
      );
    };
    await edit(0, 500);
    expect(await edit(500, 999)).toEqual({ milestone: "edited", title: "Edited" });
    expect(await edit(999, 1_001)).toEqual({
      milestone: "edited",
      title: "Edited",
      undecided: true,
    });
  });
});
