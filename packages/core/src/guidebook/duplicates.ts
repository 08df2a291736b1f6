import type { Problem } from "../lib/problem.ts";
import { type Visited, recordsIn, visitObjects } from "./visit-values.ts";

const NOUN: Readonly<Record<string, string>> = {
  items: "item",
  steps: "step",
  questions: "question",
  options: "option",
  reasons: "reason",
  figures: "figure",
};

/**
 * Items, steps, questions, options, reasons and figures of one guide that share an id: what was done, answered or
 * skipped could not be told apart. Reads drafts of any shape.
 */
export function duplicateProblems(input: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  visitObjects(input, (visited) => {
    if (visited.path[0] === "guides") problems.push(...duplicatesIn(visited));
  });
  return problems;
}

function duplicatesIn({ path, value }: Visited): readonly Problem[] {
  return Object.entries(NOUN).flatMap(([key, noun]) => {
    const seen = new Set<unknown>();
    return recordsIn(value[key]).flatMap(([index, { id }]): readonly Problem[] => {
      if (typeof id !== "string" || !seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [
        {
          path: [...path, key, index, "id"].join("."),
          code: "duplicate-id",
          message: `another ${noun} here has the id ${JSON.stringify(id)}`,
          found: id,
          expected: "an id of its own",
          hint: "give it an id of its own",
        },
      ];
    });
  });
}
