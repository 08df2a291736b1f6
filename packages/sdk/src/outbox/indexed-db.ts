import type { Row, Rows } from "./rows.ts";

// Opening may hang for ever behind another tab's upgrade or a broken profile. A page that comes back from the
// back-forward cache finds its timers due before its answers, so that it tries once more.
const HANGS_AFTER_MS = 2000;
// What a connection that the browser dropped says. Safari drops them by itself, and loses its whole database
// server now and then (Expensify/App#87864).
const IS_DROPPED = /InvalidState|closing|lost/;

/** Runs `work` in a transaction; resolves once it has completed. Rejects when the database fails or hangs. */
export type Database = <T>(work: (store: IDBObjectStore) => IDBRequest<T>) => Promise<T>;

/** The database `name`, opened on first use. It lives through a connection that the browser dropped. */
export function openDatabase(name: string): Database {
  let connection: Promise<IDBDatabase> | undefined;

  function open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onupgradeneeded = () => request.result.createObjectStore("rows");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
  const run = <T>(work: (store: IDBObjectStore) => IDBRequest<T>, isAgain?: boolean): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      setTimeout(reject, HANGS_AFTER_MS, "lost");
      connection ??= open();
      connection
        .then((database) => {
          // For reading too: a read that finds rows past their age removes them where it stands.
          const transaction = database.transaction("rows", "readwrite");
          const request = work(transaction.objectStore("rows"));
          transaction.oncomplete = () => resolve(request.result);
          transaction.onabort = () => reject(transaction.error);
        })
        .catch(reject);
    }).catch((error: unknown) => {
      if (isAgain || !IS_DROPPED.test(String(error))) throw error;
      connection = undefined;
      return run(work, true);
    });
  return run;
}

/** Rows in `database`, one entry a row, so that tabs never write over each other. */
export function indexedDbRows(database: Database): Rows {
  return (change, limit) =>
    database<Row[]>((store) => {
      // No row has an empty id.
      const request = store.getAll(limit ? null : "", limit);
      const make = (found: readonly Row[]): void => {
        const [gone, added] = change(found);
        for (const row of gone) store.delete(row.id);
        for (const row of added) store.put(row, row.id);
        // Without another turn of this page: one that stands still in the back-forward cache with a transaction open
        // keeps all others out of the database (Firefox, WebKit).
        store.transaction.commit();
      };
      if (limit) request.onsuccess = () => make(request.result);
      else make([]);
      return request;
    });
}
