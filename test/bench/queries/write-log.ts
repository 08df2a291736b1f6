import { readFileSync } from "node:fs";
import { type Collector, createCollector } from "@cairn/collector";
import { type EventLog, type LogEvent, openSqlite } from "@cairn/collector/store";
import type { Guidebook } from "@cairn/core/guidebook";
import {
  DAY_MS,
  type Happening,
  happeningsOf,
  LIFE,
  type Life,
  lifeOf,
  NOW_MS,
  type Visit,
} from "./life.ts";
import { hashOf } from "../../../packages/collector/src/http/secrets.ts";

const GUIDEBOOK = new URL("../../../examples/guidebooks/ledgerly.guidebook.json", import.meta.url);
// As a busy collector groups them.
const ROWS_AN_APPEND = 2_000;
/** What the API is asked with. */
export const SECRET_KEY = "sk_00000000000000000000000000bench";

/** How large a log is wanted. */
export interface LogSize {
  readonly users: number;
  readonly seed: number;
}

/** What writing it took. Times are milliseconds. */
export interface WrittenLog {
  readonly events: number;
  readonly storedMs: number;
  readonly projectedMs: number;
  readonly rebuiltMs: number;
}

/**
 * Fills an empty data folder with the lives of so many people through the store's own writer, in the order in which they
 * would have arrived, and lets the projector read them; then builds the projection anew once, as changed milestones do.
 */
export async function writeLog(
  folder: string,
  { users, seed }: LogSize,
  say: (text: string) => void,
): Promise<WrittenLog> {
  const collector = await openCollector(folder);
  const { log, registry, projector } = collector.context;
  const guidebook = JSON.parse(readFileSync(GUIDEBOOK, "utf8")) as Guidebook;
  await registry.definitions.publish({ guidebook, publishedAtMs: NOW_MS, by: "Bench" });
  await registry.access.putSecretKey({
    hash: hashOf(SECRET_KEY),
    ending: "ench",
    name: "bench",
    createdAtMs: NOW_MS,
  });
  const lives = Array.from({ length: users }, (_, user) => lifeOf(user, seed));
  let events = 0;
  const storedMs = await timed(async () => {
    const days = visitsByDay(lives);
    for (const [day, visits] of days.entries()) {
      const rows = visits.flatMap((visit) => rowsOf(lives[visit.user], visit, seed));
      events += await appendAll(
        log,
        rows.toSorted((a, b) => a.receivedAtMs - b.receivedAtMs),
      );
      say(`stored day ${day + 1} of ${days.length}: ${events} events`);
    }
  });
  say("projecting …");
  const projectedMs = await timed(() => projector.caughtUp());
  say(`projected in ${Math.round(projectedMs / 1_000)} s; building the projection anew …`);
  const rebuiltMs = await timed(() => projector.rebuild());
  await collector.stop();
  return { events, storedMs, projectedMs, rebuiltMs };
}

/** Opens a collector on a data folder that looks around at `NOW_MS`. */
export async function openCollector(folder: string): Promise<Collector> {
  return createCollector({
    ...(await openSqlite(folder)),
    config: { assetsFolder: "" },
    now: () => NOW_MS,
    newId: () => "",
    report: console.error,
  });
}

function visitsByDay(lives: readonly Life[]): readonly (readonly Visit[])[] {
  const days: Visit[][] = [];
  const firstMs = NOW_MS - (LIFE.days + 1) * DAY_MS;
  for (const { visits } of lives) {
    for (const visit of visits) {
      const day = Math.floor((visit.startMs + visit.lateMs - firstMs) / DAY_MS);
      (days[day] ??= []).push(visit);
    }
  }
  return Array.from(days, (visits) => visits ?? []);
}

async function appendAll(log: EventLog, rows: readonly LogEvent[]): Promise<number> {
  let waiting: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < rows.length; start += ROWS_AN_APPEND) {
    const appended = log.append("live", rows.slice(start, start + ROWS_AN_APPEND));
    // One is made ready while the writer stores the one before.
    await waiting;
    waiting = appended;
  }
  await waiting;
  return rows.length;
}

function rowsOf(life: Life | undefined, visit: Visit, seed: number): readonly LogEvent[] {
  if (life === undefined) return [];
  return happeningsOf(life, visit, seed).map((happening, index) =>
    rowOf(life, visit, happening, index),
  );
}

function rowOf(
  { user, isAnonymousFirst }: Life,
  { number, startMs, lateMs }: Visit,
  { name, afterMs, properties, type = "track" }: Happening,
  index: number,
): LogEvent {
  const atMs = startMs + afterMs;
  const anonymousId = `a-${user}`;
  const isAnonymous = isAnonymousFirst && number === 0 && index === 0;
  const userId = `user-${user}`;
  const account = `company-${Math.floor(user / LIFE.peopleAnAccount)}`;
  const session = `s-${user}-${number}`;
  return {
    messageId: messageIdOf(atMs, user, index),
    type,
    name,
    actor: isAnonymous ? `anon:${anonymousId}` : userId,
    ...(isAnonymous ? {} : { userId }),
    anonymousId,
    ...(isAnonymous || number + index < 4 ? {} : { accountId: account }),
    atMs,
    receivedAtMs: atMs + lateMs + 400,
    session,
    seq: index,
    properties,
    context: {
      page: { path: "/invoices", url: "https://app.example/invoices", title: "Ledgerly" },
      screen: { width: user % 5 === 0 ? 390 : 1440, height: 900, density: 2 },
      locale: "en-GB",
      cairn: { v: "1.0.0", env: "live", session, seq: index, tab: "t1", activeMs: afterMs },
    },
  };
}

/** A UUIDv7 as the SDK makes them, from what the event is. */
function messageIdOf(atMs: number, user: number, index: number): string {
  const time = Math.floor(atMs).toString(16).padStart(12, "0");
  const rest = `${user.toString(16).padStart(8, "0")}${index.toString(16).padStart(4, "0")}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${rest}`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
