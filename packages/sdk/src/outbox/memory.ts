import type { Row, Rows } from "./rows.ts";

/** Rows for as long as the page lives, over the `waiting` ones: where IndexedDB is denied. */
export function memoryRows(waiting: Set<Row>): Rows {
  return {
    async put(rows) {
      for (const row of rows) waiting.add(row);
      return waiting.size;
    },
    read: async (limit) => [...waiting].slice(0, limit),
    async remove(rows) {
      for (const row of rows) waiting.delete(row);
    },
  };
}
