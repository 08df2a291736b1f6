import type { Environment } from "@cairn/core/api";
import { type CounterStore, REPORTS_KNOWN_MS, type Registry } from "../registry.ts";
import { createMemoryAccess } from "./access.ts";
import { createMemoryBuilderLinks } from "./builder-links.ts";
import { createMemoryDeadLetters } from "./dead-letters.ts";
import { createMemoryDefinitions } from "./definitions.ts";
import { createMemoryDeliveries } from "./deliveries.ts";
import { createMemoryMembers } from "./members.ts";
import { createMemoryProjection } from "./projection.ts";
import { createMemoryStaff } from "./staff.ts";
import { createMemoryStallModels } from "./stall-models.ts";

/** The reference registry. For tests and for trying things out; nothing survives the process. */
export function createMemoryRegistry(): Registry {
  const counters = createMemoryCounters();
  return {
    projection: createMemoryProjection(),
    definitions: createMemoryDefinitions(),
    access: createMemoryAccess(),
    members: createMemoryMembers(),
    deadLetters: createMemoryDeadLetters(counters),
    counters,
    deliveries: createMemoryDeliveries(),
    stallModels: createMemoryStallModels(),
    staff: createMemoryStaff(),
    builderLinks: createMemoryBuilderLinks(),
    async close() {},
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
