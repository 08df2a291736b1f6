import type { Environment } from "@cairn/core/api";
import {
  type CounterStore,
  type DeadLetter,
  type DeadLetterStore,
  DEAD_LETTERS_KEPT,
  REPORTS_KNOWN_MS,
  type Registry,
} from "../registry.ts";
import { createMemoryAccess } from "./access.ts";
import { createMemoryDefinitions } from "./definitions.ts";
import { createMemoryProjection } from "./projection.ts";

/** The reference registry. For tests and for trying things out; nothing survives the process. */
export function createMemoryRegistry(): Registry {
  return {
    projection: createMemoryProjection(),
    definitions: createMemoryDefinitions(),
    access: createMemoryAccess(),
    deadLetters: createMemoryDeadLetters(),
    counters: createMemoryCounters(),
    async close() {},
  };
}

function createMemoryDeadLetters(): DeadLetterStore {
  const kept: Record<Environment, DeadLetter[]> = { live: [], test: [] };
  const counts = { live: 0, test: 0 };
  return {
    async add(letters) {
      for (const letter of letters) {
        counts[letter.environment] += 1;
        kept[letter.environment].push(letter);
        if (kept[letter.environment].length > DEAD_LETTERS_KEPT) kept[letter.environment].shift();
      }
    },
    async latest(environment, limit) {
      return kept[environment].toReversed().slice(0, limit);
    },
    async count(environment) {
      return counts[environment];
    },
  };
}

function createMemoryCounters(): CounterStore {
  const totals: Record<Environment, Record<string, number>> = { live: {}, test: {} };
  const reports = new Map<string, number>();
  const add: CounterStore["add"] = async (environment, amounts) => {
    const own = totals[environment];
    for (const [name, amount] of Object.entries(amounts)) own[name] = (own[name] ?? 0) + amount;
  };
  return {
    add,
    async addOnce(environment, { id, atMs, amounts }) {
      for (const [key, knownAtMs] of reports) {
        if (knownAtMs < atMs - REPORTS_KNOWN_MS) reports.delete(key);
      }
      const key = `${environment} ${id}`;
      if (reports.has(key)) return false;
      reports.set(key, atMs);
      await add(environment, amounts);
      return true;
    },
    async all(environment) {
      return { ...totals[environment] };
    },
  };
}
