import type { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import { createNamesOneOf } from "../names-person.ts";
import type { DeadLetter } from "../registry.ts";
import { ENV_CODES } from "./environment.ts";
import { createForgettingByActors, type ForgettingByActors } from "./forget-by-actors.ts";

// Letters are long: some 10 ms of reading.
const READ_AT_ONCE = 20;

/** Finds the letters of actors: by the ids that were read when they came, and those without by what is kept of them. */
export function createForgettingLetters(reader: DatabaseSync): ForgettingByActors {
  const index = "dead_letters_by_actors";
  const byActors = createForgettingByActors(reader, {
    table: "dead_letters",
    key: "letter",
    index,
  });
  const withoutActors = reader.prepare(
    `SELECT letter, record FROM dead_letters INDEXED BY ${index}
     WHERE env = ? AND letter < ? AND actors IS NULL ORDER BY letter DESC LIMIT ${READ_AT_ONCE}`,
  );

  return async function* (environment, actors) {
    yield* byActors(environment, actors);
    const env = ENV_CODES[environment];
    const namesOneOf = createNamesOneOf(actors);
    let before = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const page = withoutActors.all(env, before);
      const found = page.filter((row) =>
        namesOneOf(JSON.parse(String(row["record"])) as DeadLetter),
      );
      if (found.length > 0) {
        yield {
          sql: `DELETE FROM dead_letters WHERE env = ? AND letter IN (SELECT value FROM json_each(?))
                AND actors IS NULL`,
          params: [env, JSON.stringify(found.map((row) => row["letter"]))],
        };
      }
      if (page.length < READ_AT_ONCE) return;
      before = Number(page.at(-1)?.["letter"]);
      await nextTurn();
    }
  };
}
