import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { LogEvent } from "../event-log.ts";
import { idColumns } from "../message-id.ts";

/** Whether all of these events are stored already. */
export type IsRepeat = (env: number, events: readonly LogEvent[]) => boolean;

// Ten ids at once take 1.6 µs each, and 2.3 where each is asked for.
const AT_ONCE = 10;

/**
 * Prepares looking whether a batch was sent before. It is sent again whole, as a rule, and then needs no writer: it is answered
 * while the disk is full, too. What a reader sees is durable, since SQLite shows it a commit after its sync.
 */
export function prepareRepeats(reader: DatabaseSync): IsRepeat {
  const one = reader.prepare(isHeldSql(1));
  const ten = reader.prepare(isHeldSql(AT_ONCE));
  const areHeld = (statement: StatementSync, env: number, events: readonly LogEvent[]): boolean =>
    statement.get(env, ...events.map(({ messageId }) => idColumns(messageId)[0]))?.["held"] === 1;

  return (env, events) => {
    try {
      // Most batches are new: their first event tells.
      if (!areHeld(one, env, events.slice(0, 1))) return false;
      let at = 0;
      for (; at + AT_ONCE <= events.length; at += AT_ONCE) {
        if (!areHeld(ten, env, events.slice(at, at + AT_ONCE))) return false;
      }
      return events.slice(at).every((event) => areHeld(one, env, [event]));
    } catch {
      // Whether the file can be used is for the writer to say.
      return false;
    }
  };
}

/** Asks whether all of `count` events are held: the environment, then the digits of their ids. */
export function isHeldSql(count: number): string {
  const exists = (at: number): string =>
    `EXISTS (SELECT 1 FROM events WHERE env = ?1 AND id = unhex(?${at + 2}, '-'))`;
  return `SELECT ${Array.from({ length: count }, (_, at) => exists(at)).join(" AND ")} AS held`;
}
