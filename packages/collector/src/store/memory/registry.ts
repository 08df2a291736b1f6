import type { Environment } from "@cairn/core/api";
import {
  type CounterStore,
  type DeadLetter,
  type DeadLetterStore,
  DEAD_LETTERS_KEPT,
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
  return {
    async add(environment, amounts) {
      const own = totals[environment];
      for (const [name, amount] of Object.entries(amounts)) own[name] = (own[name] ?? 0) + amount;
    },
    async all(environment) {
      return { ...totals[environment] };
    },
  };
}
