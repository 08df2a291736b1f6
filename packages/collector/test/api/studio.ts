import type { JsonObject } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import { vi } from "vitest";
import { createSignInToken } from "../../src/cli/first-run.ts";
import type { Collector } from "../../src/collector.ts";
import type { CollectorDeps } from "../../src/context.ts";
import { hashOf } from "../../src/http/secrets.ts";
import type { SecretKeyRecord } from "../../src/store/access.ts";
import type { LogEvent } from "../../src/store/event-log.ts";
import { inMemory } from "../support/in-memory.ts";

/** Noon of the day on which these tests take place. */
export const NOON = Date.parse("2026-05-04T12:00:00.000Z");
export const ORIGIN = "https://collector.example";

/** A collector in memory, with a studio that is signed in. */
export interface Studio {
  readonly collector: Collector;
  /** Cookie header of the signed-in studio. */
  readonly cookie: string;
  /** Moves the collector's clock. */
  goTo(nowMs: number): void;
  /** Calls the API as the studio's own page does. */
  call(method: string, path: string, body?: unknown, headers?: HeadersInit): Promise<Response>;
  /** Asks and reads the JSON of a 2xx answer. */
  get<Value>(path: string): Promise<Value>;
  /** Publishes a guidebook, whatever the draft was. */
  publish(guidebook: unknown): Promise<void>;
  /** Stores events as if they had been sent. */
  happened(...events: readonly LogEvent[]): Promise<void>;
  happenedIn(environment: Environment, ...events: readonly LogEvent[]): Promise<void>;
}

/** Opens a collector at noon and signs in; `deps` take the place of the usual ones. */
export async function aStudio(deps: Partial<CollectorDeps> = {}): Promise<Studio> {
  const { collector, now, goTo } = inMemory(NOON, deps);
  const { log, registry } = collector.context;
  const send = (method: string, path: string, body?: unknown, headers?: HeadersInit) =>
    collector.fetch(
      new Request(`${ORIGIN}/api/${path}`, {
        method,
        headers: {
          "content-type": "application/json",
          ...Object.fromEntries(new Headers(headers)),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  const token = await createSignInToken(registry.access, now());
  const signedIn = await send("POST", "session", { token });
  const cookie = (signedIn.headers.get("set-cookie") ?? "").split(";", 1)[0] ?? "";
  const call: Studio["call"] = (method, path, body, headers) =>
    send(method, path, body, {
      cookie,
      origin: ORIGIN,
      ...Object.fromEntries(new Headers(headers)),
    });
  return {
    collector,
    cookie,
    call,
    goTo,
    async get<Value>(path: string) {
      const response = await call("GET", path);
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as Value;
    },
    async publish(guidebook) {
      const { revision } = (await (await call("GET", "draft")).json()) as { revision: number };
      const saved = await call("PUT", "draft", { guidebook, revision });
      if (!saved.ok) throw new Error(await saved.text());
      const published = await call("POST", "publish", { revision: revision + 1 });
      if (!published.ok) throw new Error(await published.text());
    },
    async happened(...events) {
      await log.append("live", events);
    },
    async happenedIn(environment, ...events) {
      await log.append(environment, events);
    },
  };
}

/** Counts, from now on, the live views that are open. */
export function openViews({ collector }: Studio): () => number {
  const { feed } = collector.context;
  const onEvent = feed.onEvent.bind(feed);
  const open = new Set<object>();
  vi.spyOn(feed, "onEvent").mockImplementation((...listener) => {
    const stop = onEvent(...listener);
    open.add(stop);
    return () => {
      open.delete(stop);
      stop();
    };
  });
  return () => open.size;
}

let keys = 0;

/** Adds a secret key and answers it. */
export async function aSecretKey(
  { collector }: Pick<Studio, "collector">,
  parts: Partial<SecretKeyRecord> = {},
): Promise<string> {
  keys += 1;
  const key = `sk_${String(keys).padStart(32, "0")}`;
  await collector.context.registry.access.putSecretKey({
    hash: hashOf(key),
    ending: key.slice(-4),
    name: "billing server",
    createdAtMs: NOON,
    ...parts,
  });
  return key;
}

let made = 0;

/** Something that `user` did, in minutes after noon. */
export function did(
  user: string,
  name: string,
  minutes: number,
  properties: JsonObject = {},
  rest: Partial<LogEvent> = {},
): LogEvent {
  made += 1;
  const atMs = NOON + minutes * 60_000;
  const ids = user.startsWith("anon:") ? { anonymousId: user.slice(5) } : { userId: user };
  return {
    messageId: `m-${made}`,
    type: "track",
    name,
    actor: user,
    ...ids,
    atMs,
    receivedAtMs: atMs + 100,
    properties,
    ...rest,
  };
}

/** `user` said who they are. */
export function identified(user: string, traits: JsonObject, minutes = 0): LogEvent {
  return did(user, "Identified", minutes, traits, { type: "identify" });
}

/** A guidebook with three milestones, a checklist and an answer. */
export const GUIDEBOOK = {
  version: 1,
  locales: ["en"],
  milestones: {
    customer: { title: "Add a customer", when: count("Customer Added") },
    bank: {
      title: "Connect bank",
      when: count("Bank Connected"),
      after: ["customer"],
      failures: [{ name: "Bank Connect Failed" }],
    },
    paid: { title: "Get paid", when: count("Invoice Paid"), after: ["bank"] },
  },
  activation: { milestones: ["customer", "bank", "paid"] },
  guides: {
    start: {
      kind: "checklist",
      title: "Getting started",
      done: "All done",
      items: [
        { id: "customer", title: "Add your first customer", milestone: "customer" },
        { id: "bank", title: "Connect your bank", milestone: "bank" },
      ],
    },
  },
  faqs: {
    account: {
      question: "Which account number?",
      answer: "The eight digits on your statement.",
      milestones: ["bank"],
    },
  },
} as const;

/** One failed-attempts stall, as the SDK tells it. */
export function stalled(user: string, milestone: string, minutes: number): LogEvent {
  const reasons = [
    { kind: "failed-attempts", count: 3, weight: 1, overMs: 40_000, event: "Bank Connect Failed" },
  ];
  return did(user, "Stall Detected", minutes, { milestone, reasons, model: "expected-1" });
}

function count(name: string) {
  return { kind: "count", event: { name }, atLeast: 1 } as const;
}

/** A request with these headers only, as anybody could send it. */
export function sendRaw(
  { collector }: Studio,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
  origin = ORIGIN,
): Promise<Response> {
  return collector.fetch(
    new Request(`${origin}/api/${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
}
