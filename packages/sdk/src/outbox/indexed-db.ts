import { createStore, promisifyRequest } from "idb-keyval";
import type { Row, Rows } from "./rows.ts";

// Opening may hang for ever behind another tab's upgrade or a broken profile.
const HANGS_AFTER_MS = 2000;

/** Runs `work` in a transaction; resolves once it has completed. Rejects when the database fails or hangs. */
export type Database = <T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T> | undefined,
) => Promise<T | undefined>;

/** The database `name`, opened on first use. It lives through a connection that the browser dropped. */
export function openDatabase(name: string): Database {
  const open = () => createStore(name, "rows");
  let store: ReturnType<typeof open> | undefined;

  const once: Database = async (mode, work) => {
    let request: ReturnType<typeof work>;
    await inTime(
      (store ??= open())(mode, (rows) => {
        request = work(rows);
        return promisifyRequest(rows.transaction);
      }),
    );
    return request?.result;
  };
  return (mode, work) =>
    once(mode, work).catch((error: unknown) => {
      // Safari drops connections: idb-keyval would use the dead one for ever (jakearchibald/idb-keyval#165).
      const { name: kind, message } = error as Error;
      if (kind !== "InvalidStateError" && !/connection is closing/i.test(message)) throw error;
      store = undefined;
      return once(mode, work);
    });
}

/** Rows in `database`, one entry a row, so that tabs never write over each other. */
export function indexedDbRows(database: Database): Rows {
  return {
    put: async (rows) =>
      (await database("readwrite", (store) => {
        for (const row of rows) store.put(row, row.id);
        return store.count();
      })) ?? 0,
    read: async (limit) =>
      (await database<Row[]>("readonly", (store) => store.getAll(null, limit))) ?? [],
    remove: async (ids) => {
      await database("readwrite", (store) => {
        for (const id of ids) store.delete(id);
        return undefined;
      });
    },
    clear: async () => {
      await database("readwrite", (store) => store.clear());
    },
    count: async () => (await database("readonly", (store) => store.count())) ?? 0,
  };
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const watchdog = setTimeout(() => reject(new Error("IndexedDB hangs")), HANGS_AFTER_MS);
    work.then(resolve, reject).finally(() => clearTimeout(watchdog));
  });
}
