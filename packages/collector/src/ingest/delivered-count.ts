import type { DeliveredLately, Environment } from "@cairn/core/api";
import { createHourlyCounts } from "./hourly-counts.ts";
import type { Receipt } from "./receipt.ts";

/** What became of the events that came in lately, in this process. */
export interface DeliveredCount {
  add(environment: Environment, receipt: Receipt): void;
  last24Hours(environment: Environment): DeliveredLately;
}

// Apart from the names of the other amounts, whatever a code is called.
const REFUSED = "refused ";

/** Counts from now on, and forgets what is older than a day. */
export function createDeliveredCount(now: () => number): DeliveredCount {
  const hourly = createHourlyCounts(now);
  return {
    add(environment, { accepted, duplicates, rejected, fromBrowsers, inMemory }) {
      hourly.add(environment, { stored: accepted, duplicates, fromBrowsers, inMemory });
      for (const { code } of rejected) hourly.add(environment, { [REFUSED + code]: 1 });
    },
    last24Hours(environment) {
      const { since, amounts } = hourly.last24Hours(environment);
      const { stored = 0, duplicates = 0, fromBrowsers = 0, inMemory = 0 } = amounts;
      const refused = Object.entries(amounts).flatMap(([name, amount]) =>
        name.startsWith(REFUSED) ? [[name.slice(REFUSED.length), amount] as const] : [],
      );
      return {
        since,
        stored,
        duplicates,
        refused: Object.fromEntries(refused),
        fromBrowsers,
        inMemory,
      };
    },
  };
}
