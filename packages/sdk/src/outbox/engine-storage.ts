import type { EngineStorage } from "../engine/engine-port.ts";
import type { Database } from "./indexed-db.ts";

/**
 * Small durable state of the engine, for `owner()`. It lives in memory while `isAllowed` says no, and
 * where the database fails.
 */
export function createEngineStorage(
  database: Database,
  owner: () => string,
  isAllowed: () => boolean,
): EngineStorage {
  const memory = new Map<string, unknown>();
  const place = (name: string) => `${owner()} ${name}`;
  return {
    async get(name) {
      const key = place(name);
      const inMemory = () => memory.get(key);
      return isAllowed()
        ? database("readonly", (store) => store.get(key)).catch(inMemory)
        : inMemory();
    },
    async set(name, value) {
      const key = place(name);
      memory.set(key, value);
      if (isAllowed())
        await database("readwrite", (store) => store.put(value, key)).catch(() => {});
    },
  };
}
