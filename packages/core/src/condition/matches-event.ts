import type { EventMatch } from "./condition.ts";
import { passesTest } from "./value-test.ts";

/** Reads a dotted path (`order.items.0.sku`) from JSON; undefined where it leads nowhere. */
export function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** Whether an event is one that `match` means. `nowMs` is the moment that relative dates refer to. */
export function matchesEvent(
  match: EventMatch,
  event: {
    readonly name: string;
    readonly properties: Readonly<Record<string, unknown>>;
    readonly atMs: number;
  },
): boolean {
  return (
    match.name === event.name &&
    (match.where ?? []).every((test) =>
      passesTest(test, valueAt(event.properties, test.property), event.atMs),
    )
  );
}
