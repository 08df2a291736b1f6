import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** One full scan of a log. */
export interface Scan {
  readonly events: number;
  readonly ms: number;
}

/**
 * The reference of what is asked of a log: every row's user, name, time and properties read in log order into JavaScript,
 * once, with nothing in between. Throws where there is no row.
 */
export function scanLog(folder: string): Scan {
  const database = new DatabaseSync(join(folder, "cairn.db"), { readOnly: true });
  const rows = database.prepare("SELECT actor, name, at_ms, properties FROM events ORDER BY seq");
  rows.setReturnArrays(true);
  const beganMs = performance.now();
  let events = 0;
  for (const row of rows.iterate()) {
    const [, , , properties] = row as unknown as readonly [string, string, number, string];
    JSON.parse(properties);
    events += 1;
  }
  const ms = performance.now() - beganMs;
  database.close();
  if (events === 0) throw new Error("the log is empty");
  return { events, ms };
}
