import type { Problem } from "../lib/problem.ts";
import { isRecord, sectionOf } from "./visit-values.ts";

/** Checklist items that share an id: what was skipped or done could not be told apart. Reads drafts of any shape. */
export function duplicateProblems(input: unknown): readonly Problem[] {
  return Object.entries(sectionOf(input, "guides")).flatMap(([guide, definition]) => {
    const items: unknown = isRecord(definition) ? definition["items"] : undefined;
    if (!Array.isArray(items)) return [];
    const seen = new Set<unknown>();
    return items.flatMap((item: unknown, index): readonly Problem[] => {
      const id = isRecord(item) ? item["id"] : undefined;
      if (typeof id !== "string" || !seen.has(id)) {
        seen.add(id);
        return [];
      }
      const path = `guides.${guide}.items.${index}.id`;
      const message = `another item of this checklist has the id ${JSON.stringify(id)}`;
      return [{ path, code: "duplicate-id", message, found: id, hint: "give it an id of its own" }];
    });
  });
}
