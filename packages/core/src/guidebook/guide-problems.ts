import type { Problem } from "../lib/problem.ts";
import { nearestHint } from "./nearest.ts";
import { guidesOfKind, recordsIn, sectionOf, visitObjects } from "./visit-values.ts";

/** Welcome questions without answers to offer, and buttons that cannot start what they name. Reads drafts of any shape. */
export function guideProblems(input: unknown): readonly Problem[] {
  return [...welcomeProblems(input), ...startProblems(input)];
}

function welcomeProblems(input: unknown): readonly Problem[] {
  const goals = Object.keys(sectionOf(input, "goals"));
  return guidesOfKind(input, "welcome").flatMap(([guide, { trait = "goal", options }]) => {
    const path = `guides.${guide}.options`;
    if (options !== undefined) return trait === "goal" ? unknownGoals(path, options, goals) : [];
    if (trait === "goal" && goals.length > 1) return [];
    const isGoal = trait === "goal";
    return [
      {
        path,
        code: "missing",
        message: isGoal ? "there are no two goals to offer" : '"options" is missing',
        found: isGoal ? `${goals.length}` : "nothing",
        expected: "at least two options",
        hint: isGoal
          ? 'define them under "goals"'
          : 'add "options"; only goals are known by themselves',
      },
    ];
  });
}

function unknownGoals(
  path: string,
  options: unknown,
  goals: readonly string[],
): readonly Problem[] {
  return recordsIn(options).flatMap(([index, { id }]): readonly Problem[] => {
    if (typeof id !== "string" || goals.includes(id)) return [];
    return [
      {
        path: `${path}.${index}.id`,
        code: "unknown-reference",
        message: `there is no goal ${JSON.stringify(id.slice(0, 80))}`,
        found: id.slice(0, 80),
        expected: "the id of a goal",
        hint: nearestHint(id, goals) ?? 'define it under "goals"',
      },
    ];
  });
}

function startProblems(input: unknown): readonly Problem[] {
  const flows = new Set(guidesOfKind(input, "cancel").map(([id]) => id));
  const problems: Problem[] = [];
  visitObjects(input, ({ path, value: { kind, guide } }) => {
    if (kind !== "guide" || typeof guide !== "string" || !flows.has(guide)) return;
    problems.push({
      path: [...path, "guide"].join("."),
      code: "cannot-start",
      message: "a button cannot start a cancel flow",
      found: guide,
      expected: "a guide of another kind",
      hint: "your app starts it with startCancel()",
    });
  });
  return problems;
}
