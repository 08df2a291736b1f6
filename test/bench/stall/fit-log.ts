import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Guidebook } from "@cairn/core/guidebook";
import { createCollector } from "@cairn/collector";
import type { Cursor, LogRow, PersonRecord } from "@cairn/collector/store";
import { openSqlite } from "@cairn/collector/store";
import { foldPerson, newPerson } from "../../../packages/collector/src/project/person.ts";

export const EVENTS_A_USER = 60;
const USERS_AT_ONCE = 1_000;
const START_MS = Date.UTC(2026, 0, 5, 8);
const HOUR_MS = 3_600_000;
/** When the log is read: everybody's outcome is known. */
export const FIT_NOW_MS = START_MS + 60 * 24 * HOUR_MS;
const PEOPLE_A_COMMIT = 2_000;

const count = (name: string) => ({ kind: "count", event: { name }, atLeast: 1 }) as const;
const GUIDEBOOK: Guidebook = {
  version: 1,
  milestones: {
    customer: { title: "Customer added", when: count("Customer Added") },
    bank: {
      title: "Bank connected",
      when: count("Bank Connected"),
      after: ["customer"],
      failures: [{ name: "Bank Refused" }],
    },
    paid: { title: "Invoice paid", when: count("Invoice Paid"), after: ["bank"] },
  },
  activation: { milestones: ["customer", "bank", "paid"] },
};

/** Which of somebody's events reached what; seven of twenty never get past the first. */
const PASSED: readonly (readonly [at: number, name: string])[] = [
  [8, "Customer Added"],
  [25, "Bank Connected"],
  [45, "Invoice Paid"],
];

// The same sums in both languages: what people did is written by SQL, what became of them is folded from it here.
const isLost = (user: number): boolean => user % 20 < 7;
const timeOf = (user: number, at: number): number =>
  START_MS +
  Math.floor(user / USERS_AT_ONCE) * HOUR_MS +
  (user % USERS_AT_ONCE) * 3_000 +
  at * (4_000 + ((user * 7_919) % 9) * 1_000) +
  ((user * at * 13) % 3) * 1_000;
const WRITE_EVENTS = `
  WITH RECURSIVE
    n(r) AS (SELECT 0 UNION ALL SELECT r + 1 FROM n WHERE r + 1 < :rows),
    placed(r, u, e) AS (
      SELECT r, (r / 60000) * 1000 + r % 1000, (r % 60000) / 1000 FROM n
    ),
    timed(r, u, e, at) AS (
      SELECT r, u, e, :start + (u / 1000) * 3600000 + (u % 1000) * 3000
        + e * (4000 + ((u * 7919) % 9) * 1000) + ((u * e * 13) % 3) * 1000 FROM placed
    )
  INSERT INTO events (seq, env, id, type, name, actor, user_id, at_ms, received_at_ms, session,
    session_seq, properties, context)
  SELECT r + 1, 1, unhex(printf('%016x%016x', r + 1, u)), 'track',
    CASE
      WHEN e = 8 THEN 'Customer Added'
      WHEN u % 20 >= 7 AND e = 25 THEN 'Bank Connected'
      WHEN u % 20 >= 7 AND e = 45 THEN 'Invoice Paid'
      WHEN u % 20 < 7 AND e > 20 AND e % 13 = 0 THEN 'Frustration Detected'
      WHEN u % 20 < 7 AND e >= 20 AND (e * u) % 4 = 0 THEN 'Bank Refused'
      WHEN u % 20 >= 7 AND e BETWEEN 15 AND 22 AND (u + e) % 11 = 0 THEN 'Bank Refused'
      ELSE 'Step ' || ((u * 31 + e * 17) % 12)
    END,
    'user-' || u, 'user-' || u, at, at + 400, 'session-' || u, e,
    CASE
      WHEN u % 20 < 7 AND e > 20 AND e % 13 = 0
        THEN '{"kind":"rage-click","path":"/bank","element":"#connect","count":4}'
      ELSE '{"list":"invoices","by":"status","amount":' || (r % 5000) || '}'
    END,
    '{"page":{"path":"/invoices"},"cairn":{"v":"0.0.0","env":"live","session":"session-' || u
      || '","seq":' || e || ',"tab":"t1","activeMs":' || (e * 3500) || '}}'
  FROM timed`;

/**
 * Fills a data folder with the log of so many users (a multiple of 1 000), a thousand of them at a time as a busy product
 * has them, and with the people that the projector would make of it. The events go in behind the port, in one statement
 * and without waiting for the disk: writing is not what is measured.
 */
export async function writeFitLog(folder: string, users: number): Promise<void> {
  await (await openSqlite(folder)).log.close();
  const database = new DatabaseSync(join(folder, "cairn.db"));
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144");
  database.exec("DROP INDEX events_by_actor");
  const rows = users * EVENTS_A_USER;
  database.prepare(WRITE_EVENTS).run({ rows, start: START_MS });
  database.exec("CREATE INDEX events_by_actor ON events (env, actor, at_ms)");
  database.exec("PRAGMA journal_mode = WAL");
  database.close();
  await writePeople(folder, users);
}

async function writePeople(folder: string, users: number): Promise<void> {
  const store = await openSqlite(folder);
  const collector = createCollector({
    ...store,
    config: { assetsFolder: "" },
    now: () => FIT_NOW_MS,
    newId: () => "",
    report: console.error,
  });
  const { registry, guidebook } = collector.context;
  await registry.definitions.publish({
    guidebook: GUIDEBOOK,
    publishedAtMs: FIT_NOW_MS,
    by: "Bench",
  });
  const { definitions, guidebook: book } = await guidebook.forCollector();
  let from: Cursor | undefined;
  for (let first = 0; first < users; first += PEOPLE_A_COMMIT) {
    const here = Math.min(PEOPLE_A_COMMIT, users - first);
    const people = Array.from({ length: here }, (_, index) => personOf(first + index));
    const to = String((first + here) * EVENTS_A_USER) as Cursor;
    const generation = 0;
    const page = { people, merged: [], accounts: [] };
    await registry.projection.commit({ ...page, from, to, generation, definitions });
    from = to;
  }
  await collector.stop();

  function personOf(user: number): PersonRecord {
    const reached = isLost(user) ? PASSED.slice(0, 1) : PASSED;
    const rows = [[0, "Step"], ...reached, [EVENTS_A_USER - 1, "Step"]] as const;
    let person = newPerson("live", `user-${user}`, timeOf(user, 0));
    for (const [at, name] of rows) {
      person = foldPerson(person, rowOf(user, at, name), book.definitions);
    }
    return { ...person, events: EVENTS_A_USER };
  }
}

function rowOf(user: number, at: number, name: string): LogRow {
  const atMs = timeOf(user, at);
  const id = `user-${user}`;
  return {
    environment: "live",
    cursor: "0" as Cursor,
    messageId: `${id}-${at}`,
    type: "track",
    name,
    actor: id,
    userId: id,
    atMs,
    receivedAtMs: atMs + 400,
    session: `session-${user}`,
    seq: at,
    properties: {},
  };
}
