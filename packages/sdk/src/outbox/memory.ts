import type { Row, Rows } from "./rows.ts";

/** Rows for as long as the page lives, over the `waiting` ones by id: where IndexedDB is denied. */
export function memoryRows(waiting: Map<string, Row>): Rows {
  return async (change, limit) => {
    const found = [...waiting.values()].slice(0, limit);
    const [gone, added] = change(found);
    for (const row of gone) waiting.delete(row.id);
    for (const row of added) waiting.set(row.id, row);
    return found;
  };
}
