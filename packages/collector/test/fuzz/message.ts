import * as fc from "fast-check";
import { NOW_MS } from "../support/a-collector.ts";
import { nastyValue } from "./nasty-value.ts";

const id = fc.constantFrom("ann", "bo", "carla", "7", "anon-1", "anon-2");
const time = fc
  .integer({ min: NOW_MS - 40 * 86_400_000, max: NOW_MS + 2 * 3_600_000 })
  .map((ms) => new Date(ms).toISOString());
const properties = fc.dictionary(
  fc.constantFrom("total", "plan", "items", "at", "a.b", ""),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 3 },
);
const cairn = fc.record(
  {
    v: fc.constant("1.0.0"),
    session: fc.constantFrom("s1", "s2"),
    seq: fc.integer({ min: 0, max: 50 }),
    tab: fc.constant("t1"),
    activeMs: fc.nat(60_000),
  },
  { requiredKeys: [] },
);
const envelope = {
  messageId: fc.oneof(fc.uuid(), fc.constantFrom("m1", "m2", "m3")),
  timestamp: time,
  userId: id,
  anonymousId: id,
  sentAt: time,
  context: fc.record({ cairn, groupId: id, locale: fc.constant("de") }, { requiredKeys: [] }),
};

/** A message of each of Segment's types, mostly valid. */
const validMessage = fc.oneof(
  fc.record(
    {
      ...envelope,
      type: fc.constant("track"),
      event: fc.constantFrom("Invoice Sent", "Guide Shown", "Session Ended"),
      properties,
    },
    optional("type", "event"),
  ),
  fc.record({ ...envelope, type: fc.constant("identify"), traits: properties }, optional("type")),
  fc.record(
    { ...envelope, type: fc.constantFrom("page", "screen"), name: fc.constant("Home"), properties },
    optional("type"),
  ),
  fc.record(
    { ...envelope, type: fc.constant("group"), groupId: id, traits: properties },
    optional("type", "groupId"),
  ),
  fc.record(
    { ...envelope, type: fc.constant("alias"), previousId: id },
    optional("type", "userId", "previousId"),
  ),
);

function optional(...requiredKeys: readonly string[]): { readonly requiredKeys: never[] } {
  return { requiredKeys: ["messageId", "userId", ...requiredKeys] as never[] };
}

/** One change to a place in a JSON value. `at` picks the place, modulo how many there are. */
type Mutation =
  | { readonly kind: "set"; readonly at: number; readonly value: unknown }
  | { readonly kind: "remove"; readonly at: number }
  | { readonly kind: "rename"; readonly at: number; readonly to: string }
  | { readonly kind: "copy"; readonly at: number; readonly from: number };

const place = fc.nat(500);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), at: place, value: nastyValue }),
  fc.record({ kind: fc.constant("remove" as const), at: place }),
  fc.record({
    kind: fc.constant("rename" as const),
    at: place,
    to: fc.constantFrom("__proto__", "userId", "type", "", "timestamp", "context", "messageId"),
  }),
  fc.record({ kind: fc.constant("copy" as const), at: place, from: place }),
);

interface Place {
  readonly parent: Record<string, unknown>;
  readonly key: string;
}

/** `value` after up to `most` changes at places that it really has. */
export function mutated<Value>(value: fc.Arbitrary<Value>, most: number): fc.Arbitrary<unknown> {
  return fc
    .tuple(value, fc.array(mutation, { maxLength: most }))
    .map(([from, mutations]) => mutations.reduce<unknown>(mutate, structuredClone(from)));
}

function mutate(value: unknown, change: Mutation): unknown {
  const frame = { value };
  const places = placesOf(frame, [], 0);
  const at = places[change.at % places.length];
  if (at === undefined) return value;
  const { parent, key } = at;
  switch (change.kind) {
    case "set":
      define(parent, key, change.value);
      break;
    case "remove":
      delete parent[key];
      break;
    case "rename": {
      const moved = parent[key];
      delete parent[key];
      define(parent, change.to, moved);
      break;
    }
    case "copy": {
      const from = places[change.from % places.length];
      if (from !== undefined) define(parent, key, structuredClone(from.parent[from.key]));
    }
  }
  return frame.value;
}

/** Sets an own property, also one that is called `__proto__`. */
function define(parent: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(parent, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function placesOf(parent: Record<string, unknown>, found: Place[], depth: number): Place[] {
  for (const key of Object.keys(parent)) {
    found.push({ parent, key });
    const inner = parent[key];
    if (typeof inner === "object" && inner !== null && depth < 12) {
      placesOf(inner as Record<string, unknown>, found, depth + 1);
    }
  }
  return found;
}

/** A message as a careless, broken or hostile sender writes it. */
export const anyMessage: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: validMessage },
  { weight: 6, arbitrary: mutated(validMessage, 3) },
  { weight: 1, arbitrary: nastyValue },
);
