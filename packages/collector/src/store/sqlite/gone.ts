import type { DatabaseSync } from "node:sqlite";
import { erasedMark, subjectsOf } from "../erasure.ts";
import { EVENT_COLUMNS, type EventValues } from "./event-values.ts";

/** Whether an event may come back. Holds for one transaction: another process may erase between two. */
export interface GoneCheck {
  /** Every event may come. */
  readonly isEmpty: boolean;
  /** By the 16 bytes of its id. */
  wasHeld(env: number, id: Uint8Array): boolean;
  /** By its values, in the order of `EVENT_COLUMNS`, and when it was made at the latest where that is not its time. */
  isErased(env: number, values: EventValues, madeByMs: number | undefined): boolean;
}

const [TYPE, ACTOR, AT_MS, PROPERTIES] = (["type", "actor", "at_ms", "properties"] as const).map(
  (column) => EVENT_COLUMNS.indexOf(column),
) as [number, number, number, number];

const NOTHING_GONE: GoneCheck = {
  isEmpty: true,
  wasHeld: () => false,
  isErased: () => false,
};

/** Prepares the check; call it at the beginning of each transaction. Costs two reads where nothing is gone. */
export function prepareGoneCheck(database: DatabaseSync): () => GoneCheck {
  const some = database.prepare(
    "SELECT EXISTS (SELECT 1 FROM tombstones) AS ids, EXISTS (SELECT 1 FROM erased) AS actors",
  );
  const tombstone = database.prepare("SELECT 1 FROM tombstones WHERE env = ? AND id = ?");
  const erased = database.prepare("SELECT at_ms FROM erased WHERE env = ? AND mark = ?");
  return () => {
    const { ids, actors } = some.get() ?? {};
    if (ids === 0 && actors === 0) return NOTHING_GONE;
    return {
      isEmpty: false,
      wasHeld: (env, id) => ids === 1 && tombstone.get(env, id) !== undefined,
      isErased: (env, values, madeByMs = Number(values[AT_MS])) =>
        actors === 1 &&
        subjectsOfValues(values).some((actor) => {
          const row = erased.get(env, erasedMark(actor));
          return row !== undefined && madeByMs <= Number(row["at_ms"]);
        }),
    };
  };
}

function subjectsOfValues(values: EventValues): readonly string[] {
  const type = String(values[TYPE]);
  const previousId =
    type === "alias"
      ? (JSON.parse(String(values[PROPERTIES])) as { readonly previousId?: unknown }).previousId
      : undefined;
  return subjectsOf({ actor: String(values[ACTOR]), type, previousId });
}
