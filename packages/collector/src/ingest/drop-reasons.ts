import type { Environment } from "@cairn/core/api";
import type { CounterStore } from "../store/registry.ts";

/** Counts by reason, as they are kept: reasons beyond the most that are told apart stand under `other`. */
export type NameDrops = (
  environment: Environment,
  counts: Readonly<Record<string, number>>,
) => Promise<Readonly<Record<string, number>>>;

// The SDK has a dozen. Anybody with a write key can make others up, and each would be a row and a line in /metrics.
const MOST_REASONS = 60;
const PREFIX = "drops.";

/** Names counters `drops.REASON`. What was counted before this process started is known too. */
export function createDropNames(counters: Pick<CounterStore, "all">): NameDrops {
  const known = new Map<Environment, Set<string>>();

  async function knownIn(environment: Environment): Promise<Set<string>> {
    const names =
      known.get(environment) ??
      new Set(Object.keys(await counters.all(environment)).filter((one) => one.startsWith(PREFIX)));
    known.set(environment, names);
    return names;
  }

  return async (environment, counts) => {
    const named: Record<string, number> = {};
    if (Object.keys(counts).length === 0) return named;
    const names = await knownIn(environment);
    for (const [reason, count] of Object.entries(counts)) {
      const own = PREFIX + reason;
      const name = names.has(own) || names.size < MOST_REASONS ? own : `${PREFIX}other`;
      names.add(name);
      named[name] = (named[name] ?? 0) + count;
    }
    return named;
  };
}
