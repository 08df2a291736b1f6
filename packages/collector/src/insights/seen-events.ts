import type { SeenEvent } from "@cairn/core/api";
import type { LogRow } from "../store/event-log.ts";

// What a form can offer; a property with more values than this is free text or an id.
const EXAMPLES = 5;
const EXAMPLE_LENGTH = 60;
const PROPERTIES = 50;
/** Names kept; a sender that puts ids into event names must not fill the memory. */
const NAMES = 1_000;

/** Collects what really arrives, row by row. */
export interface SeenEvents {
  /** `user` is the person behind the row. */
  add(row: LogRow, user: string): void;
  /** By falling count. */
  list(): readonly SeenEvent[];
}

interface Seen {
  readonly row: Pick<LogRow, "name" | "type">;
  count: number;
  lastMs: number;
  readonly users: Set<string>;
  readonly properties: Map<string, { readonly kinds: Set<string>; readonly examples: Set<string> }>;
}

/** Nothing seen yet. */
export function createSeenEvents(): SeenEvents {
  const seen = new Map<string, Seen>();
  return {
    add(row, user) {
      const key = `${row.type} ${row.name}`;
      let event = seen.get(key);
      if (event === undefined) {
        if (seen.size >= NAMES) return;
        event = { row, count: 0, lastMs: -Infinity, users: new Set(), properties: new Map() };
        seen.set(key, event);
      }
      event.count += 1;
      event.lastMs = Math.max(event.lastMs, row.atMs);
      event.users.add(user);
      for (const [name, value] of Object.entries(row.properties)) addProperty(event, name, value);
    },
    list: () =>
      [...seen.values()]
        .toSorted((a, b) => b.count - a.count || (a.row.name < b.row.name ? -1 : 1))
        .map(({ row: { name, type }, count, lastMs, users, properties }) => ({
          name,
          type,
          count,
          users: users.size,
          lastAt: new Date(lastMs).toISOString(),
          properties: [...properties].map(([property, { kinds, examples }]) => ({
            name: property,
            kinds: [...kinds],
            examples: [...examples],
          })),
        })),
  };
}

function addProperty({ properties }: Seen, name: string, value: unknown): void {
  let property = properties.get(name);
  if (property === undefined) {
    if (properties.size >= PROPERTIES) return;
    property = { kinds: new Set(), examples: new Set() };
    properties.set(name, property);
  }
  property.kinds.add(kindOf(value));
  if (property.examples.size >= EXAMPLES) return;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return;
  const text = String(value);
  property.examples.add(text.length > EXAMPLE_LENGTH ? `${text.slice(0, EXAMPLE_LENGTH)}…` : text);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}
