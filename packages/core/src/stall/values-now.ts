import type { StallState } from "./stall-state.ts";

/** The values that steps look at. `expectedMs`: active time that the author expects at the milestone, if any. */
export function valuesNow(
  [, , last, values, seen]: StallState,
  expectedMs = Infinity,
): Readonly<Record<string, number>> {
  const now: Record<string, number> = {
    ...values,
    "long-active-time": (values.since * 1000) / expectedMs,
    [`last:${last}`]: 1,
    [`silence:${last}`]: values.silence,
  };
  for (const kind in seen) now[kind] = seen[kind]![0];
  return now;
}
