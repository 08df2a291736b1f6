import type { Environment, IdentityCoverage } from "@cairn/core/api";
import type { IdentityOutcome } from "./identity.ts";

/** Counts of outcomes; what did not occur is absent. */
export type OutcomeCounts = Readonly<Partial<Record<IdentityOutcome, number>>>;

/** How many identified events carried a valid token lately, in this process. */
export interface IdentityCoverageCount {
  add(environment: Environment, counts: OutcomeCounts): void;
  last24Hours(environment: Environment): IdentityCoverage;
}

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** Counts from now on, by the hour, and forgets what is older than a day. */
export function createIdentityCoverage(now: () => number): IdentityCoverageCount {
  const startedAtMs = now();
  const hours: Record<Environment, Map<number, OutcomeCounts>> = {
    live: new Map(),
    test: new Map(),
  };

  function forgetOld(kept: Map<number, OutcomeCounts>): void {
    const oldest = Math.floor(now() / HOUR_MS) - HOURS;
    for (const hour of kept.keys()) if (hour <= oldest) kept.delete(hour);
  }

  return {
    add(environment, counts) {
      const kept = hours[environment];
      forgetOld(kept);
      const hour = Math.floor(now() / HOUR_MS);
      kept.set(hour, sum([kept.get(hour) ?? {}, counts]));
    },
    last24Hours(environment) {
      const kept = hours[environment];
      forgetOld(kept);
      const counts = sum([...kept.values()]);
      const { verified = 0, missing = 0, invalid = 0, expired = 0 } = counts;
      const otherAccount = counts["other-account"] ?? 0;
      const identified = verified + missing + invalid + expired + otherAccount;
      const sinceMs = Math.max(startedAtMs, now() - HOURS * HOUR_MS);
      return {
        since: new Date(sinceMs).toISOString(),
        identified,
        verified,
        missing,
        invalid,
        expired,
        otherAccount,
        ...(identified === 0 ? {} : { share: verified / identified }),
      };
    },
  };
}

function sum(all: readonly OutcomeCounts[]): OutcomeCounts {
  const total: Partial<Record<IdentityOutcome, number>> = {};
  for (const counts of all) {
    for (const [outcome, count] of Object.entries(counts) as [IdentityOutcome, number][]) {
      total[outcome] = (total[outcome] ?? 0) + count;
    }
  }
  return total;
}
