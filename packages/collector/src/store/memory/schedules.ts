import type { Environment } from "@cairn/core/api";
import type { GuidebookVersion } from "../definitions.ts";
import { type ScheduleRecord, SCHEDULES_KEPT, type ScheduleStore } from "../schedules.ts";

/** The reference of `ScheduleStore`. `inBrowsers` tells what an environment's browsers get. */
export function createMemorySchedules(
  inBrowsers: (environment: Environment) => number | undefined,
  publish: (entry: Omit<GuidebookVersion, "version">, environment: Environment) => GuidebookVersion,
): ScheduleStore {
  let schedules: readonly ScheduleRecord[] = [];
  let latest = 0;
  const waiting = (id: number): ScheduleRecord | undefined =>
    schedules.find((one) => one.id === id && one.outcome === undefined);
  const end = (id: number, outcome: NonNullable<ScheduleRecord["outcome"]>): void => {
    schedules = schedules.map((one) => (one.id === id ? { ...one, outcome } : one));
  };

  return {
    async schedules() {
      return schedules.map((one) => {
        const { guidebook: _, ...summary } = one;
        return summary;
      });
    },
    async dueSchedules(nowMs) {
      return schedules
        .filter(({ outcome, atMs }) => outcome === undefined && atMs <= nowMs)
        .toSorted((a, b) => a.atMs - b.atMs || a.id - b.id);
    },
    async schedule(planned) {
      const isTaken = schedules.some(
        ({ environment, outcome }) => environment === planned.environment && outcome === undefined,
      );
      if (isTaken) return undefined;
      latest += 1;
      const record: ScheduleRecord = { ...structuredClone(planned), id: latest };
      let over = 0;
      schedules = [record, ...schedules].filter(
        ({ outcome }) => outcome === undefined || (over += 1) <= SCHEDULES_KEPT,
      );
      return record;
    },
    async endSchedule(id, outcome) {
      if (waiting(id) === undefined) return false;
      end(id, outcome);
      return true;
    },
    async publishScheduled(id, atMs) {
      const planned = waiting(id);
      if (planned === undefined || inBrowsers(planned.environment) !== planned.over) {
        return undefined;
      }
      const { guidebook, by, note, environment } = planned;
      const entry = { guidebook, publishedAtMs: atMs, by, ...(note === undefined ? {} : { note }) };
      const version = publish(entry, environment);
      end(id, { kind: "published", atMs, version: version.version });
      return version;
    },
  };
}
