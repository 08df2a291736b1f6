import type { Environment, IdentityCoverage } from "@cairn/core/api";
import { createHourlyCounts } from "./hourly-counts.ts";
import type { IdentityOutcome } from "./identity.ts";

/** Counts of outcomes; what did not occur is absent. */
export type OutcomeCounts = Readonly<Partial<Record<IdentityOutcome, number>>>;

/** How many identified events carried a valid token lately, in this process. */
export interface IdentityCoverageCount {
  add(environment: Environment, counts: OutcomeCounts): void;
  last24Hours(environment: Environment): IdentityCoverage;
}

/** Counts from now on, and forgets what is older than a day. */
export function createIdentityCoverage(now: () => number): IdentityCoverageCount {
  const hourly = createHourlyCounts(now);
  return {
    add: hourly.add,
    last24Hours(environment) {
      const { since, amounts } = hourly.last24Hours(environment);
      const counts: OutcomeCounts = amounts;
      const { verified = 0, missing = 0, invalid = 0, expired = 0 } = counts;
      const otherAccount = counts["other-account"] ?? 0;
      const identified = verified + missing + invalid + expired + otherAccount;
      return {
        since,
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
