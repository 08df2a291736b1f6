import { erasedMark, erasedReport } from "../erasure.ts";
import { idBytes } from "../message-id.ts";
import { type DeadLetter, ERASED } from "../registry.ts";
import { ENV_CODES } from "./environment.ts";
import type { SqlValue, Statement } from "./write-job.ts";

/** The counter of all refused events. */
export const REFUSED = "refused";

// Only sums: an amount that is added is always 1 here.
const COUNT_ONE = "ON CONFLICT (env, name) DO UPDATE SET total = total + 1";

/**
 * Statements that count a letter and keep it, unless one of the same event is kept. Of somebody who was erased after it
 * was made it is counted only: all in one transaction, so that no erasure can slip in between.
 */
export function adding(letter: DeadLetter): readonly Statement[] {
  const env = ENV_CODES[letter.environment];
  const { messageId } = letter;
  const message = messageId === undefined ? null : Buffer.from(idBytes(messageId)).toString("hex");
  const erased = erasedCheck(letter);
  const isNew = "NOT EXISTS (SELECT 1 FROM dead_letters WHERE env = ? AND message = ?)";
  return [
    ...countErased(letter),
    {
      sql: `INSERT INTO counters SELECT ?, ?, 1 WHERE ${isNew} AND NOT ${erased.sql} ${COUNT_ONE}`,
      params: [env, REFUSED, env, message, ...erased.params],
    },
    {
      sql: `INSERT INTO dead_letters (env, record, message, actors) SELECT ?, ?, ?, ?
            WHERE NOT ${erased.sql} ON CONFLICT DO NOTHING`,
      params: [env, JSON.stringify(letter), message, actorsOf(letter), ...erased.params],
    },
  ];
}

/** The actors of a letter as they stand in their column. */
export function actorsOf({ actors }: DeadLetter): string | null {
  return actors === undefined ? null : JSON.stringify(actors);
}

/** Counts a letter of somebody who was erased, once an id. */
function countErased(letter: DeadLetter): readonly Statement[] {
  const { environment, messageId, receivedAtMs, actors = [] } = letter;
  if (actors.length === 0) return [];
  const env = ENV_CODES[environment];
  const erased = erasedCheck(letter);
  if (messageId === undefined) {
    const sql = `INSERT INTO counters SELECT ?, ?, 1 WHERE ${erased.sql} ${COUNT_ONE}`;
    return [{ sql, params: [env, ERASED, ...erased.params] }];
  }
  return [
    {
      sql: `INSERT INTO drop_reports SELECT ?, ?, ? WHERE ${erased.sql} ON CONFLICT DO NOTHING`,
      params: [env, erasedReport(messageId), receivedAtMs, ...erased.params],
    },
    {
      // Whether the statement before added a report.
      sql: `INSERT INTO counters SELECT ?, ?, 1 WHERE changes() > 0 ${COUNT_ONE}`,
      params: [env, ERASED],
    },
  ];
}

/** SQL for whether one of the letter's actors was erased since it was made, at whatever time where it does not say. */
function erasedCheck({ environment, actors = [], madeByMs }: DeadLetter): {
  readonly sql: string;
  readonly params: readonly SqlValue[];
} {
  return {
    sql: "EXISTS (SELECT 1 FROM erased WHERE env = ? AND mark IN (SELECT value FROM json_each(?)) AND at_ms >= ?)",
    params: [
      ENV_CODES[environment],
      JSON.stringify(actors.map(erasedMark)),
      madeByMs ?? Number.MIN_SAFE_INTEGER,
    ],
  };
}
