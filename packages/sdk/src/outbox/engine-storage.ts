import type { EngineStorage } from "../engine/engine-port.ts";
import type { Database } from "./indexed-db.ts";

/**
 * Small durable state of the engine. `owner` is whose it is, undefined while nothing may be stored: then,
 * and where the database fails, it lives in memory.
 */
export function createEngineStorage(
  database: Database,
  owner: () => string | undefined,
): EngineStorage & { clear(): Promise<void> } {
  const memory = new Map<string, unknown>();
  const place = (name: string) => `${owner() ?? ""} ${name}`;
  return {
    async get(name) {
      const key = place(name);
      if (memory.has(key) || owner() === undefined) return memory.get(key);
      return database("readonly", (store) => store.get(key)).catch(() => undefined);
    },
    async set(name, value) {
      const key = place(name);
      if (owner() === undefined) return void memory.set(key, value);
      try {
        await database("readwrite", (store) => store.put(value, key));
      } catch {
        memory.set(key, value);
      }
    },
    async clear() {
      memory.clear();
      await database("readwrite", (store) => store.clear()).catch(() => {});
    },
  };
}
