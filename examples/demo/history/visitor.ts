import type { CompiledGuidebook, Frustration, JsonObject, Message } from "@cairn/core";
import { createEngine, type Engine } from "./engine.ts";
import type { Person } from "./people.ts";
import type { Random } from "./random.ts";

/** One person at their browser: what they do, told as the SDK's messages, on a clock of their own. */
export interface Visitor {
  readonly person: Person;
  readonly random: Random;
  readonly engine: Engine;
  readonly messages: readonly Message[];
  /** The time that it is for them, epoch milliseconds. */
  readonly nowMs: number;
  /** Loads the app; who signed up before is known again. A new session after a break of 30 minutes. */
  open(atMs: number, path: string): void;
  signUp(): void;
  go(path: string): void;
  /** Active time passes. */
  work(seconds: number): void;
  track(event: string, properties?: JsonObject): void;
  /** A guide's or the help's event, with the page that it happened on. */
  tell(event: string, properties: JsonObject): void;
  frustrate(kind: Frustration["kind"], count: number, element?: string): void;
  leave(): void;
}

const ORIGIN = "https://app.ledgerly.example";
const BREAK_MS = 30 * 60_000;
// The engine looks at least this often while somebody is active.
const LOOK_MS = 5_000;

/** A visitor who never was here. Each message says that it is a sample: `context.sample`. */
export function createVisitor(person: Person, random: Random, book: CompiledGuidebook): Visitor {
  const anonymousId = uuid(random, random.hex(12), "4");
  const messages: Message[] = [];
  let nowMs = 0;
  let lastMs = -Infinity;
  let path = "/demo/";
  let userId: string | undefined;
  let createdAt = "";
  let session = "";
  let tab = "";
  let seq = 0;
  let activeMs = 0;

  const page = () => ({ path, url: `${ORIGIN}${path}` });
  const record = (part: JsonObject, isDerived = false): void => {
    seq += 1;
    lastMs = nowMs;
    const { locale, timezone, screen } = person;
    const time = Math.round(nowMs).toString(16).padStart(12, "0");
    messages.push({
      messageId: isDerived ? uuid(random, random.hex(12), "8") : uuid(random, time, "7"),
      timestamp: new Date(nowMs).toISOString(),
      anonymousId,
      ...(userId === undefined ? {} : { userId }),
      ...part,
      context: {
        library: { name: "@cairn/sdk", version: "0.0.0" },
        page: page(),
        locale,
        timezone,
        screen,
        ...(userId === undefined ? {} : { groupId: person.accountId }),
        cairn: { v: "0.0.0", env: "live", session, seq, tab, activeMs, guidebook: book.revision },
        sample: true,
      },
    } as unknown as Message);
    // A moment passes, so that the order of messages is the order of their times.
    nowMs += 4;
  };
  const track = (event: string, properties: JsonObject = {}, isDerived = false): void =>
    record({ type: "track", event, properties }, isDerived);
  const engine = createEngine(book, (event, properties) => track(event, properties, true));
  const introduce = (): void => {
    const { name, email, company, role, goal, accountId } = person;
    const given = {
      ...(role === undefined ? {} : { role }),
      ...(goal === undefined ? {} : { goal }),
    };
    const traits = { name, email, company, ...given, plan: "trial", createdAt };
    userId = person.userId;
    record({ type: "identify", traits });
    record({ type: "group", groupId: accountId, traits: { name: company, plan: "trial" } });
  };

  return {
    person,
    random,
    engine,
    messages,
    get nowMs() {
      return nowMs;
    },
    open(atMs, to) {
      nowMs = Math.max(atMs, nowMs);
      path = to;
      tab = uuid(random, random.hex(12), "4");
      if (nowMs - lastMs >= BREAK_MS) {
        session = uuid(random, Math.round(nowMs).toString(16).padStart(12, "0"), "7");
        seq = activeMs = 0;
      }
      record({ type: "page", properties: page() });
      if (userId === undefined) return;
      introduce();
      engine.loaded(session);
    },
    signUp() {
      createdAt = new Date(nowMs).toISOString();
      introduce();
      track("Signed Up");
      path = "/demo/";
      record({ type: "page", properties: page() });
      nowMs += 1_200;
      engine.loaded(session);
    },
    go(to) {
      path = to;
      record({ type: "page", properties: page() });
    },
    work(seconds) {
      for (let left = seconds * 1_000; left > 0; left -= LOOK_MS) {
        const stepMs = Math.round(Math.min(left, LOOK_MS));
        nowMs += stepMs;
        activeMs += stepMs;
        engine.worked(stepMs, nowMs, path);
      }
    },
    track(event, properties) {
      const atMs = nowMs;
      track(event, properties);
      engine.heard(event, atMs, path);
    },
    tell: (event, properties) => track(event, { ...properties, path }),
    frustrate: (kind, count, element) =>
      engine.frustrated({
        kind,
        atMs: nowMs,
        path,
        count,
        ...(element === undefined ? {} : { element }),
      }),
    leave() {
      track("Session Ended", { activeMs, reason: random.chance(0.6) ? "left" : "hidden" });
    },
  };
}

function uuid(random: Random, time: string, version: string): string {
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}${random.hex(3)}-a${random.hex(3)}-${random.hex(12)}`;
}
