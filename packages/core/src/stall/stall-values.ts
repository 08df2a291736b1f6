import type { StallState } from "./stall-state.ts";
import { valuesNow } from "./values-now.ts";

/**
 * The values that steps look at after `silence` seconds without a further happening, at `active` seconds in all. For the
 * collector, which goes through moments that nothing marks.
 */
export function stallValues(
  [milestone, lastMs, last, values, seen, place]: StallState,
  silence: number,
  active: number,
  expectedMs?: number,
): Readonly<Record<string, number>> {
  const since = values.since + active - values.active;
  const now = { ...values, silence, active, since };
  return valuesNow([milestone, lastMs, last, now, seen, place], expectedMs);
}
