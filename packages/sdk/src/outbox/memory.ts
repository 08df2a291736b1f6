import type { Row, Rows } from "./rows.ts";

/** Rows for as long as the page lives: where IndexedDB is denied, and as the reference for its contract. */
export function memoryRows(): Rows {
  const rows = new Map<string, Row>();
  return {
    async put(added) {
      for (const row of added) rows.set(row.id, row);
      return rows.size;
    },
    read: async (limit) =>
      [...rows.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1)).slice(0, limit),
    async remove(ids) {
      for (const id of ids) rows.delete(id);
    },
    clear: async () => rows.clear(),
    count: async () => rows.size,
  };
}
