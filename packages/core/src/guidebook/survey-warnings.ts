import { describeValue } from "../lib/describe-value.ts";
import type { Problem } from "../lib/problem.ts";
import { reachable } from "./reachable.ts";
import { guidesOfKind, recordsIn } from "./visit-values.ts";

/** Questions that nothing leads to, and branches that ask again. Reads drafts of any shape. */
export function surveyWarnings(input: unknown): readonly Problem[] {
  return guidesOfKind(input, "survey").flatMap(([guide, { questions }]) => {
    const path = `guides.${guide}.questions`;
    return [...unreachable(path, questions), ...asksAgain(path, questions)];
  });
}

function unreachable(path: string, questions: unknown): readonly Problem[] {
  const reached = reachable(questions, "to", ({ branches }) =>
    recordsIn(branches).some(([, branch]) => isUnconditional(branch)),
  );
  return recordsIn(questions).flatMap(([index, { id }]): readonly Problem[] => {
    if (reached.has(index)) return [];
    const message = `nothing leads to the question ${describeValue(id)}`;
    const hint = "let a branch lead to it, or take it away";
    return [{ path: `${path}.${index}`, code: "unreachable", message, hint }];
  });
}

function isUnconditional(branch: Readonly<Record<string, unknown>>): boolean {
  return ["atLeast", "atMost", "oneOf"].every((key) => branch[key] === undefined);
}

function asksAgain(path: string, questions: unknown): readonly Problem[] {
  const indexOf = new Map(recordsIn(questions).map(([index, { id }]) => [id, index]));
  return recordsIn(questions).flatMap(([index, { branches }]) =>
    recordsIn(branches).flatMap(([at, { to }]): readonly Problem[] => {
      if ((indexOf.get(to) ?? index) >= index) return [];
      const message = `leads back to ${describeValue(to)}, which was asked before`;
      const hint = "name a later question";
      return [{ path: `${path}.${index}.branches.${at}.to`, code: "asks-again", message, hint }];
    }),
  );
}
