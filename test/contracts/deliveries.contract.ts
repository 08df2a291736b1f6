import type { DeliveryRecord, DestinationRecord, Registry } from "@cairn/collector/store";
import { describe, expect, it } from "vitest";
import { at } from "./registry-records.ts";

function aDestination(id: string, parts: Partial<DestinationRecord> = {}): DestinationRecord {
  return {
    id,
    environment: "live",
    url: "https://hooks.example/in",
    events: ["milestone.reached"],
    state: "on",
    createdAtMs: 1,
    secrets: [{ secret: "whsec_AAAA", createdAtMs: 1 }],
    revision: 1,
    ...parts,
  };
}

function aDelivery(id: string, parts: Partial<DeliveryRecord> = {}): DeliveryRecord {
  return {
    id,
    destination: "crm",
    environment: "live",
    type: "milestone.reached",
    messageId: id,
    actors: ["ann"],
    payload: "{}",
    createdAtMs: 10,
    state: "pending",
    attempts: 0,
    startedAtMs: 10,
    nextAtMs: 10,
    ...parts,
  };
}

/** What every DeliveryStore must do, as part of a registry. */
export function describeDeliveries(name: string, open: () => Promise<Registry>): void {
  type Work = (deliveries: Registry["deliveries"]) => Promise<void>;
  async function withDeliveries(work: Work, ...first: readonly DeliveryRecord[]): Promise<void> {
    const registry = await open();
    try {
      await registry.deliveries.addDestination(aDestination("crm"), at(1));
      await registry.deliveries.enqueue({ from: at(1), to: at(2), deliveries: first });
      await work(registry.deliveries);
    } finally {
      await registry.close();
    }
  }
  const idsOf = (records: readonly DeliveryRecord[]): readonly string[] =>
    records.map(({ id }) => id);

  describe(`${name} registry: deliveries`, () => {
    it("DEL1 begins to read where the first destination says, and no later one moves it", () =>
      withDeliveries(async (store) => {
        await store.addDestination(aDestination("chat"), at(9));
        expect(await store.position()).toBe(at(2));
        expect((await store.destinations()).map(({ id }) => id)).toEqual(["crm", "chat"]);
        await store.removeDestination("crm");
        await store.removeDestination("chat");
        await store.addDestination(aDestination("new"), undefined);
        expect(await store.position()).toBeUndefined();
      }));

    it("DEL2 lets one of two changes of the same revision through", () =>
      withDeliveries(async (store) => {
        const changes = ["paused", "gone"] as const;
        const done = await Promise.all(
          changes.map((state) =>
            store.changeDestination(aDestination("crm", { state, revision: 2 })),
          ),
        );
        expect(done.filter(Boolean)).toHaveLength(1);
        expect((await store.destinations())[0]?.state).toBe(changes[done.indexOf(true)]);
        expect(await store.changeDestination(aDestination("nobody", { revision: 2 }))).toBe(false);
      }));

    it("DEL3 keeps deliveries together with the position, once, whoever reads the log as well", () =>
      withDeliveries(async (store) => {
        const step = { from: at(2), to: at(3), deliveries: [aDelivery("a"), aDelivery("b")] };
        const done = await Promise.all([store.enqueue(step), store.enqueue(step)]);
        expect(done.filter(Boolean)).toHaveLength(1);
        await store.enqueue({ from: at(3), to: at(4), deliveries: [aDelivery("a")] });
        expect(idsOf((await store.deliveries("crm", { limit: 9 })).deliveries)).toEqual(["b", "a"]);
        expect(await store.position()).toBe(at(4));
        const lost = { from: at(4), to: at(5), deliveries: [aDelivery("c", { destination: "x" })] };
        expect(await store.enqueue(lost)).toBe(true);
        expect(await store.due("x", 99)).toBeUndefined();
      }));

    it("DEL4 gives what is longest due, and nothing that is not due", () =>
      withDeliveries(
        async (store) => {
          expect((await store.due("crm", 20))?.id).toBe("early");
          expect(await store.due("crm", 9)).toBeUndefined();
          expect(await store.due("chat", 99)).toBeUndefined();
        },
        aDelivery("late", { nextAtMs: 20 }),
        aDelivery("early", { nextAtMs: 10 }),
      ));

    it("DEL5 counts what attempts came to, and settles each attempt once", () =>
      withDeliveries(
        async (store) => {
          const failed = aDelivery("a", { attempts: 1, nextAtMs: 500 });
          expect(await store.settle(failed)).toBe(true);
          expect(await store.settle(failed)).toBe(false);
          expect(await store.due("crm", 499)).toMatchObject({ id: "b" });
          await store.settle(aDelivery("b", { attempts: 1, state: "delivered" }));
          await store.settle(aDelivery("a", { attempts: 2, state: "dead" }));
          expect(await store.settle(aDelivery("never", { attempts: 1 }))).toBe(false);
          const figures = { pending: 0, delivered: 1, failedAttempts: 2, dead: 1 };
          expect(await store.figures("crm")).toEqual(figures);
          expect(await store.due("crm", 9_999)).toBeUndefined();
        },
        aDelivery("a"),
        aDelivery("b"),
      ));

    it("DEL6 replays one, or the dead since a time, and lets no older attempt settle them", () =>
      withDeliveries(
        async (store) => {
          for (const [id, createdAtMs] of [
            ["old", 5],
            ["new", 10],
          ] as const) {
            await store.settle(
              aDelivery(id, { createdAtMs, startedAtMs: createdAtMs, attempts: 1, state: "dead" }),
            );
          }
          expect(await store.replay("crm", { deadSinceMs: 6 }, 100)).toBe(1);
          const again = { id: "new", attempts: 0, startedAtMs: 100, nextAtMs: 100 };
          expect(await store.due("crm", 100)).toMatchObject({ ...again, state: "pending" });
          expect(await store.settle(aDelivery("new", { attempts: 1 }))).toBe(false);
          expect(await store.replay("crm", { id: "old" }, 100)).toBe(1);
          expect(await store.replay("chat", { id: "old" }, 100)).toBe(0);
          expect((await store.figures("crm")).pending).toBe(2);
        },
        aDelivery("old", { createdAtMs: 5, startedAtMs: 5, nextAtMs: 5 }),
        aDelivery("new"),
      ));

    it("DEL7 lists newest first, page by page, by state", () =>
      withDeliveries(
        async (store) => {
          await store.settle(aDelivery("b", { attempts: 1, state: "delivered" }));
          const first = await store.deliveries("crm", { state: "pending", limit: 1 });
          expect(idsOf(first.deliveries)).toEqual(["c"]);
          const query = { state: "pending", limit: 1, cursor: first.cursor! } as const;
          const second = await store.deliveries("crm", query);
          expect(idsOf(second.deliveries)).toEqual(["a"]);
          expect(second.cursor).toBeUndefined();
        },
        aDelivery("a"),
        aDelivery("b"),
        aDelivery("c"),
      ));

    it("DEL9 lets a destination's queue hold so many: the oldest are dead and counted, and can be replayed", () =>
      withDeliveries(
        async (store) => {
          await store.settle(aDelivery("1", { attempts: 1, nextAtMs: 999 }));
          await store.addDestination(aDestination("chat"), undefined);
          const deliveries = [
            aDelivery("4"),
            aDelivery("c1", { destination: "chat" }),
            aDelivery("5"),
          ];
          await store.enqueue({ from: at(2), to: at(3), deliveries, mostPending: 3 });
          const dead = await store.deliveries("crm", { state: "dead", limit: 9 });
          expect(idsOf(dead.deliveries)).toEqual(["2", "1"]);
          expect(dead.deliveries[1]).toMatchObject({ state: "dead", attempts: 1 });
          expect(await store.figures("crm")).toMatchObject({ pending: 3, dead: 2 });
          expect(await store.figures("chat")).toMatchObject({ pending: 1, dead: 0 });
          expect((await store.due("crm", 9_999))?.id).toBe("3");
          expect(await store.settle(aDelivery("2", { attempts: 1, state: "delivered" }))).toBe(
            false,
          );
          expect(await store.replay("crm", { deadSinceMs: 0 }, 50)).toBe(2);
        },
        aDelivery("1"),
        aDelivery("2"),
        aDelivery("3"),
      ));

    it("DEL8 forgets whoever is named, in one environment, and prunes what is old", () =>
      withDeliveries(
        async (store) => {
          expect(await store.forget("live", ["ann", "anon:1"])).toBe(2);
          expect(await store.forget("live", ["bob"])).toBe(0);
          expect(await store.prune(10, 9)).toBe(1);
          const { deliveries } = await store.deliveries("crm", { limit: 9 });
          expect(idsOf(deliveries)).toEqual(["test"]);
        },
        aDelivery("ann", { actors: ["x", "ann"] }),
        aDelivery("anonymous", { actors: ["anon:1"] }),
        aDelivery("test", { environment: "test", actors: ["bob", "ann"] }),
        aDelivery("old", { actors: ["carl"], createdAtMs: 9 }),
      ));
  });
}
