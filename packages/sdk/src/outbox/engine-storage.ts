import type { EngineStorage } from "../engine/engine-port.ts";
import type { Database } from "./indexed-db.ts";

/**
 * Small durable state of the engine, by names of its own choice: those of a person carry who it is. It lives in
 * memory while `isAllowed` says no, and where the database fails.
 */
export function createEngineStorage(database: Database, isAllowed: () => boolean): EngineStorage {
  const memory = new Map<string, unknown>();
  return {
    async get(name) {
      try {
        if (isAllowed()) return await database((store) => store.get(name));
      } catch {
        // What was kept since is in memory.
      }
      return memory.get(name);
    },
    async set(name, value) {
      memory.set(name, value);
      if (isAllowed()) await database((store) => store.put(value, name)).catch(() => {});
    },
  };
}
