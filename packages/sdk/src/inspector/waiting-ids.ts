/**
 * Ids of the rows in this browser's outbox, read without changing anything. Undefined where there is no outbox on disk
 * or it cannot be read: storage is denied, consent is missing.
 */
export async function waitingIds(key: string): Promise<ReadonlySet<string> | undefined> {
  const name = `cairn.${key}.outbox`;
  try {
    // Opening one that is not there would make it.
    const known = await indexedDB.databases();
    if (!known.some((database) => database.name === name)) return undefined;
    const database = await settled(indexedDB.open(name));
    try {
      const rows = database.transaction("rows", "readonly").objectStore("rows");
      return new Set((await settled(rows.getAllKeys())).map(String));
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
