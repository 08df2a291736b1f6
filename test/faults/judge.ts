import type { Tally } from "./scenario.ts";
import type { Stored } from "./stage/stored.ts";
import type { Testimony } from "./stage/witness.ts";

/** What became of the events of one run, given what was said and what the collector holds before and after. */
export function judge(
  { accepted, calls }: Testimony,
  before: Pick<Stored, "drops">,
  after: Stored,
): Tally {
  const storedOnce = [...accepted].filter((id) => after.ids.get(id) === 1).length;
  const refused = [...accepted].filter((id) => after.refused.has(id)).length;
  const reportedDrops = after.drops - before.drops + refused;
  const unaccounted = accepted.size - storedOnce - reportedDrops;
  const tabs = new Set(calls.keys());
  const ofThisRun = [...after.calls].filter(([call]) => tabs.has(call.split(" ")[0] ?? ""));
  const made = [...calls.values()].reduce((sum, count) => sum + count, 0);
  const twice =
    [...accepted].filter((id) => (after.ids.get(id) ?? 0) > 1).length +
    ofThisRun.filter(([, count]) => count > 1).length;
  return {
    accepted: accepted.size,
    storedOnce,
    lost: Math.max(0, unaccounted),
    duplicated: twice,
    reportedDrops,
    overcounted: Math.max(0, -unaccounted),
    beforeAcceptance: Math.max(0, made - ofThisRun.length - reportedDrops),
  };
}

/** Nothing at all. */
export const NOTHING: Tally = {
  accepted: 0,
  storedOnce: 0,
  lost: 0,
  duplicated: 0,
  reportedDrops: 0,
  overcounted: 0,
  beforeAcceptance: 0,
};

/** Both together. */
export function add(one: Tally, other: Tally): Tally {
  return {
    accepted: one.accepted + other.accepted,
    storedOnce: one.storedOnce + other.storedOnce,
    lost: one.lost + other.lost,
    duplicated: one.duplicated + other.duplicated,
    reportedDrops: one.reportedDrops + other.reportedDrops,
    overcounted: one.overcounted + other.overcounted,
    beforeAcceptance: one.beforeAcceptance + other.beforeAcceptance,
  };
}
