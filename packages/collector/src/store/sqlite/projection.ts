import type { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import { cursorAfter, type PeoplePlace, placeOf } from "../people-place.ts";
import type { AccountRecord, PersonRecord, ProjectionStore } from "../people.ts";
import { createCensus } from "./census.ts";
import { ENV_CODES } from "./environment.ts";
import { createForgetPeople } from "./forget-people.ts";
import { createRebuild } from "./rebuild.ts";
import { prepareRecords } from "./records.ts";
import { createRoleProjection } from "./role-projection.ts";
import { shelfOf } from "./shelves.ts";
import type { Writer } from "./writer.ts";

const CHUNK = 500;
/** Before everybody in a list by newest activity. */
const FIRST_PLACE: PeoplePlace = { lastMs: Number.MAX_SAFE_INTEGER, id: "" };

/** `ProjectionStore` in the embedded file. */
export function createSqliteProjection(reader: DatabaseSync, writer: Writer): ProjectionStore {
  const served = createRoleProjection(reader, writer, "served");
  const env = shelfOf("served");
  const page = prepareRecords<PersonRecord>(
    reader,
    `SELECT record FROM people WHERE env = ${env} AND instr(search, ?) > 0
     AND last_ms <= ? AND (last_ms < ? OR id > ?) ORDER BY last_ms DESC, id LIMIT ?`,
  );
  const everyone = prepareRecords<PersonRecord>(
    reader,
    `SELECT record FROM people WHERE env = ${env} AND id > ? ORDER BY id LIMIT ?`,
  );
  const accounts = prepareRecords<AccountRecord>(
    reader,
    `SELECT record FROM accounts WHERE env = ${env} ORDER BY id`,
  );
  const lastMsOf = "json_extract(record, '$.lastMs')";
  const accountsFrom = prepareRecords<AccountRecord>(
    reader,
    `SELECT record FROM accounts WHERE env = ${env} AND ${lastMsOf} <= ?
     AND (${lastMsOf} < ? OR id > ?) ORDER BY ${lastMsOf} DESC, id LIMIT ?`,
  );

  return {
    ...served,
    building: createRoleProjection(reader, writer, "building"),
    expired: createRoleProjection(reader, writer, "expired"),
    ...createRebuild(reader, writer),
    forget: createForgetPeople(reader, writer),
    async person(environment, id) {
      return (await served.persons(environment, [id])).get(id);
    },
    async people({ environment, search, limit, cursor }) {
      const place = cursor === undefined ? undefined : placeOf(cursor);
      const { lastMs, id } = place ?? FIRST_PLACE;
      const wanted = search?.toLowerCase() ?? "";
      const found = page(ENV_CODES[environment], wanted, lastMs, lastMs, id, limit + 1);
      const people = found.slice(0, limit);
      const last = people.at(-1);
      const isCut = last !== undefined && found.length > limit;
      return { people, ...(isCut ? { cursor: cursorAfter(last) } : {}) };
    },
    async *everyone(environment) {
      let after = "";
      for (;;) {
        const people = everyone(ENV_CODES[environment], after, CHUNK);
        if (people.length > 0) yield people;
        if (people.length < CHUNK) return;
        await nextTurn();
        after = people.at(-1)?.id ?? "";
      }
    },
    census: createCensus(reader),
    async accounts(environment) {
      return accounts(ENV_CODES[environment]);
    },
    async *accountsFrom(environment, place) {
      let { lastMs, id } = place ?? FIRST_PLACE;
      for (;;) {
        const chunk = accountsFrom(ENV_CODES[environment], lastMs, lastMs, id, CHUNK);
        const last = chunk.at(-1);
        if (last === undefined) return;
        yield chunk;
        if (chunk.length < CHUNK) return;
        ({ lastMs, id } = last);
        await nextTurn();
      }
    },
  };
}
