import type {
  DeliveryFigures,
  DeliveryRecord,
  DeliveryStore,
  DestinationRecord,
} from "../deliveries.ts";
import type { Cursor } from "../event-log.ts";

type Totals = Omit<DeliveryFigures, "pending">;
const NOTHING: Totals = { delivered: 0, failedAttempts: 0, dead: 0 };

/** The reference of `DeliveryStore`: maps, in the order of arrival. */
export function createMemoryDeliveries(): DeliveryStore {
  const destinations = new Map<string, DestinationRecord>();
  const deliveries = new Map<string, DeliveryRecord>();
  const totals = new Map<string, Totals>();
  let position: Cursor | undefined;

  function remove(doesGo: (record: DeliveryRecord) => boolean, limit = Infinity): number {
    const going = [...deliveries.values()].filter(doesGo).slice(0, limit);
    for (const { id } of going) deliveries.delete(id);
    return going.length;
  }

  /** Ends the oldest of those that are too many. */
  function giveUp(destination: string, most: number): void {
    const waiting = [...deliveries.values()].filter(
      (one) => one.destination === destination && one.state === "pending",
    );
    const ended = waiting.slice(0, Math.max(0, waiting.length - most));
    for (const one of ended) deliveries.set(one.id, { ...one, state: "dead" });
    const before = totals.get(destination) ?? NOTHING;
    totals.set(destination, { ...before, dead: before.dead + ended.length });
  }

  return {
    async destinations() {
      return [...destinations.values()];
    },
    async addDestination(record, startAt) {
      if (destinations.size === 0) position = startAt;
      destinations.set(record.id, record);
    },
    async changeDestination(record) {
      if (destinations.get(record.id)?.revision !== record.revision - 1) return false;
      destinations.set(record.id, record);
      return true;
    },
    async removeDestination(id) {
      remove(({ destination }) => destination === id);
      totals.delete(id);
      return destinations.delete(id);
    },
    async position() {
      return position;
    },
    async enqueue(step) {
      if (step.from !== position) return false;
      position = step.to;
      for (const record of step.deliveries) {
        if (destinations.has(record.destination) && !deliveries.has(record.id)) {
          deliveries.set(record.id, record);
        }
      }
      const touched = new Set(step.deliveries.map((one) => one.destination));
      for (const destination of touched) giveUp(destination, step.mostPending ?? Infinity);
      return true;
    },
    async due(destination, nowMs) {
      return [...deliveries.values()]
        .filter((one) => one.destination === destination && isDue(one, nowMs))
        .toSorted((a, b) => a.nextAtMs - b.nextAtMs)[0];
    },
    async settle(record) {
      const known = deliveries.get(record.id);
      if (known?.attempts !== record.attempts - 1) return false;
      if (known.startedAtMs !== record.startedAtMs || known.state !== "pending") return false;
      deliveries.set(record.id, record);
      const before = totals.get(record.destination) ?? NOTHING;
      totals.set(record.destination, {
        delivered: before.delivered + (record.state === "delivered" ? 1 : 0),
        failedAttempts: before.failedAttempts + (record.state === "delivered" ? 0 : 1),
        dead: before.dead + (record.state === "dead" ? 1 : 0),
      });
      return true;
    },
    async deliveries(destination, { state, limit, cursor }) {
      const start = Number(cursor ?? 0);
      const found = [...deliveries.values()]
        .filter((one) => one.destination === destination)
        .filter((one) => state === undefined || one.state === state)
        .toReversed();
      const isCut = found.length > start + limit;
      const page = found.slice(start, start + limit);
      return { deliveries: page, ...(isCut ? { cursor: String(start + limit) } : {}) };
    },
    async replay(destination, which, nowMs) {
      const again = [...deliveries.values()]
        .filter((one) => one.destination === destination)
        .filter((one) =>
          "id" in which
            ? one.id === which.id
            : one.state === "dead" && one.createdAtMs >= which.deadSinceMs,
        );
      for (const one of again) {
        const { id } = one;
        const fresh = { attempts: 0, startedAtMs: nowMs, nextAtMs: nowMs };
        deliveries.set(id, { ...one, ...fresh, state: "pending" });
      }
      return again.length;
    },
    async figures(destination) {
      const isPending = (one: DeliveryRecord): boolean =>
        one.destination === destination && one.state === "pending";
      const pending = [...deliveries.values()].filter(isPending).length;
      return { pending, ...(totals.get(destination) ?? NOTHING) };
    },
    async forget(environment, actors) {
      return remove(
        (one) => one.environment === environment && one.actors.some((id) => actors.includes(id)),
      );
    },
    async prune(beforeMs, limit) {
      return remove(({ createdAtMs }) => createdAtMs < beforeMs, limit);
    },
  };
}

function isDue({ state, nextAtMs }: DeliveryRecord, nowMs: number): boolean {
  return state === "pending" && nextAtMs <= nowMs;
}
