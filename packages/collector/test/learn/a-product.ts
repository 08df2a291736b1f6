import type { JsonObject } from "@cairn/core";
import type { Guidebook } from "@cairn/core/guidebook";
import { randomUUID } from "node:crypto";
import type { Collector } from "../../src/collector.ts";
import type { CollectorDeps } from "../../src/context.ts";
import { fitStalls } from "../../src/learn/fit-stalls.ts";
import type { LogEvent } from "../../src/store/event-log.ts";
import { inMemory } from "../support/in-memory.ts";

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
export const KEY = "pk_live_1";
/** When these tests take place: a Monday, noon, UTC. */
export const NOW_MS = Date.UTC(2027, 4, 3, 12);
/** When their people came: everything of theirs is decided by now. */
export const MONTH_AGO_MS = NOW_MS - 30 * DAY_MS;

/** A product with three milestones, one of them on a page of its own and with an event that is a failed attempt. */
export const GUIDEBOOK: Guidebook = {
  version: 1,
  milestones: {
    customer: { title: "Customer added", when: count("Customer Added") },
    bank: {
      title: "Bank connected",
      when: count("Bank Connected"),
      after: ["customer"],
      failures: [{ name: "Bank Refused" }],
      pages: ["/bank"],
    },
    paid: { title: "Invoice paid", when: count("Invoice Paid"), after: ["bank"] },
  },
  activation: { milestones: ["customer", "bank", "paid"] },
  guides: {
    rescue: {
      kind: "notice",
      style: "banner",
      title: "Stuck?",
      body: "Ask us.",
      when: { kind: "stalled", milestone: "bank" },
    },
    start: {
      kind: "checklist",
      title: "Start",
      done: "Done",
      items: [{ id: "bank", title: "Bank", milestone: "bank" }],
    },
  },
};

function count(name: string): {
  readonly kind: "count";
  readonly event: { readonly name: string };
  readonly atLeast: number;
} {
  return { kind: "count", event: { name }, atLeast: 1 };
}

/** One thing that somebody does: after so many seconds of active time, what, with which properties, on which page. */
export type Deed = readonly [
  seconds: number,
  name: string,
  properties?: JsonObject,
  rest?: Partial<LogEvent>,
];

/** Events of one person's session as their browser makes them. */
export function visit(
  user: string,
  startMs: number,
  deeds: readonly Deed[],
  session = `s-${user}`,
): LogEvent[] {
  return deeds.map(([seconds, name, properties = {}, rest = {}], seq) => {
    const atMs = startMs + seconds * 1_000;
    const path = name.startsWith("Bank") ? "/bank" : "/";
    return {
      messageId: randomUUID(),
      type: "track",
      name,
      actor: user,
      ...(user.startsWith("anon:") ? { anonymousId: user.slice(5) } : { userId: user }),
      atMs,
      receivedAtMs: atMs + 200,
      session,
      seq,
      properties,
      context: {
        page: { path },
        cairn: { v: "1", env: "live", session, seq, tab: "t1", activeMs: seconds * 1_000 },
      },
      ...rest,
    };
  });
}

/** Somebody who gets through, a little differently for each number. */
export function passer(number: number, user = `pass-${number}`): LogEvent[] {
  const pace = 1 + (number % 7) / 4;
  const detours: Deed[] = Array.from({ length: number % 4 }, (_, index): Deed => [
    (8 + index) * pace,
    "Invoice Opened",
  ]);
  const stumbles: Deed[] = number % 9 === 0 ? [[20 * pace, "Bank Refused"]] : [];
  return visit(user, MONTH_AGO_MS + number * MINUTE_MS, [
    [1, "Customer Form Opened"],
    [5 * pace, "Customer Added"],
    ...detours,
    [14 * pace, "Bank Form Opened"],
    ...stumbles,
    [25 * pace, "Bank Connected"],
    [40 * pace, "Invoice Paid"],
  ]);
}

/** Somebody who fails at the bank, looks around, and is never seen again. */
export function loser(number: number, user = `lost-${number}`): LogEvent[] {
  const pace = 1 + (number % 5) / 3;
  const refusals: Deed[] = Array.from({ length: 1 + (number % 4) }, (_, index): Deed => [
    (20 + 9 * index) * pace,
    "Bank Refused",
  ]);
  const wandering: Deed[] = Array.from({ length: number % 6 }, (_, index): Deed => [
    (70 + 15 * index) * pace,
    "Settings Opened",
  ]);
  return visit(user, MONTH_AGO_MS + number * MINUTE_MS, [
    [1, "Customer Form Opened"],
    [6 * pace, "Customer Added"],
    [15 * pace, "Bank Form Opened"],
    ...refusals,
    ...wandering,
  ]);
}

/** So many people who got through, and so many who did not. */
export function people(passed: number, lost: number): LogEvent[] {
  return [
    ...Array.from({ length: passed }, (_, number) => passer(number)).flat(),
    ...Array.from({ length: lost }, (_, number) => loser(number)).flat(),
  ];
}

/** A collector in memory over which somebody's clock runs, fitting in this thread. */
export interface Product extends Collector {
  readonly reported: readonly unknown[];
  happened(...events: readonly LogEvent[]): Promise<void>;
  publish(guidebook: Guidebook): Promise<void>;
  goTo(nowMs: number): void;
}

/** Opens one, with the guidebook published. */
export async function aProduct(
  guidebook: Guidebook | undefined = GUIDEBOOK,
  deps: Partial<CollectorDeps> = {},
): Promise<Product> {
  const { collector, reported, now, goTo } = inMemory(NOW_MS, {
    fitStalls: async (histories, options) => fitStalls(histories, options),
    ...deps,
  });
  const { log, registry, guidebook: live } = collector.context;
  async function publish(next: Guidebook): Promise<void> {
    await registry.definitions.publish({ guidebook: next, publishedAtMs: now(), by: "Test" });
    live.refresh();
  }
  const key = { key: KEY, environment: "live", origins: [], createdAtMs: 0 } as const;
  await registry.access.putWriteKey(key);
  if (guidebook !== undefined) await publish(guidebook);
  return {
    ...collector,
    reported,
    publish,
    goTo,
    async happened(...events) {
      await log.append("live", events);
    },
  };
}
