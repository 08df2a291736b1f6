import { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { PersonRecord, ProjectionStore } from "../people.ts";
import { ENV_CODES } from "./environment.ts";
import { shelfOf } from "./shelves.ts";

// About two milliseconds of reading: requests are answered in between.
const CHUNK = 500;

/**
 * Reads everybody as they lie in the file, on a connection of its own: on a cold disk in half the time that the order of ids
 * takes, where each record is somewhere else. One statement is one moment, whatever is written meanwhile.
 */
export function createCensus(reader: DatabaseSync): ProjectionStore["census"] {
  return async function* (environment) {
    const file = reader.location();
    if (file === null) throw new TypeError("a projection in memory has no file to read");
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      database.exec("PRAGMA busy_timeout = 1000");
      const records = database.prepare(
        `SELECT record FROM people NOT INDEXED WHERE env = ${shelfOf("served")}`,
      );
      records.setReturnArrays(true);
      let chunk: PersonRecord[] = [];
      for (const row of records.iterate(ENV_CODES[environment])) {
        const [json] = row as unknown as readonly [string];
        chunk.push(JSON.parse(json) as PersonRecord);
        if (chunk.length < CHUNK) continue;
        yield chunk;
        chunk = [];
        await nextTurn();
      }
      if (chunk.length > 0) yield chunk;
    } finally {
      database.close();
    }
  };
}
