import type { Environment } from "@cairn/core/api";

/** Amounts by name; what did not occur is absent. */
export type Amounts = Readonly<Record<string, number>>;

/** Sums of the last 24 hours, in this process. */
export interface HourlyCounts {
  add(environment: Environment, amounts: Amounts): void;
  last24Hours(environment: Environment): { readonly since: string; readonly amounts: Amounts };
}

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** Counts from now on, by the hour, and forgets what is older than a day. */
export function createHourlyCounts(now: () => number): HourlyCounts {
  const startedAtMs = now();
  const hours: Record<Environment, Map<number, Amounts>> = { live: new Map(), test: new Map() };

  function forgetOld(kept: Map<number, Amounts>): void {
    const oldest = Math.floor(now() / HOUR_MS) - HOURS;
    for (const hour of kept.keys()) if (hour <= oldest) kept.delete(hour);
  }

  return {
    add(environment, amounts) {
      const kept = hours[environment];
      forgetOld(kept);
      const hour = Math.floor(now() / HOUR_MS);
      kept.set(hour, sum([kept.get(hour) ?? {}, amounts]));
    },
    last24Hours(environment) {
      const kept = hours[environment];
      forgetOld(kept);
      const sinceMs = Math.max(startedAtMs, now() - HOURS * HOUR_MS);
      return { since: new Date(sinceMs).toISOString(), amounts: sum([...kept.values()]) };
    },
  };
}

function sum(all: readonly Amounts[]): Amounts {
  const total: Record<string, number> = {};
  for (const amounts of all) {
    for (const [name, amount] of Object.entries(amounts)) total[name] = (total[name] ?? 0) + amount;
  }
  return total;
}
