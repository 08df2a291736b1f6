import { valueAt } from "../lib/value-at.ts";
import type { EventMatch } from "./condition.ts";
import { testValue } from "./test-value.ts";

/**
 * Whether an event counts: its name is equal and every property test passes. "within-next" and "within-last" are
 * judged at the event's own time, so that a later replay gives the same answer.
 */
export function matchesEvent(
  match: EventMatch,
  event: {
    readonly name: string;
    readonly atMs: number;
    readonly properties: Readonly<Record<string, unknown>>;
  },
): boolean {
  return (
    match.name === event.name &&
    (match.where ?? []).every((test) =>
      testValue(test, valueAt(event.properties, test.property), event.atMs),
    )
  );
}
