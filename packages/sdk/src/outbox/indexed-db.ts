import { createStore, promisifyRequest } from "idb-keyval";
import type { Row, Rows } from "./rows.ts";

// Opening may hang for ever behind another tab's upgrade or a broken profile.
const HANGS_AFTER_MS = 2000;

/** Runs `work` in a transaction; resolves once it has completed. Rejects when the database fails or hangs. */
export type Database = <T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T> | void,
) => Promise<T>;

/** The database `name`, opened on first use. It lives through a connection that the browser dropped. */
export function openDatabase(name: string): Database {
  let store: ReturnType<typeof createStore> | undefined;

  const once: Database = (mode, work) =>
    new Promise((resolve, reject) => {
      setTimeout(reject, HANGS_AFTER_MS, new Error("Timeout"));
      store ??= createStore(name, "rows");
      store(mode, async (rows) => {
        const request = work(rows);
        await promisifyRequest(rows.transaction);
        return request?.result as never;
      }).then(resolve, reject);
    });
  return (mode, work) =>
    once(mode, work).catch((error: unknown) => {
      // Safari drops connections: idb-keyval would use the dead one for ever (jakearchibald/idb-keyval#165).
      if (!/InvalidState|is closing/.test(String(error))) throw error;
      store = undefined;
      return once(mode, work);
    });
}

/** Rows in `database`, one entry a row, so that tabs never write over each other. */
export function indexedDbRows(database: Database): Rows {
  return {
    put: (rows) =>
      database("readwrite", (store) => {
        for (const row of rows) store.put(row, row.id);
        return store.count();
      }),
    read: (limit) => database<Row[]>("readonly", (store) => store.getAll(null, limit)),
    remove: (rows) =>
      database("readwrite", (store) => {
        for (const row of rows) store.delete(row.id);
      }),
  };
}
