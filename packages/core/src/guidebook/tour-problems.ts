import { describeValue } from "../lib/describe-value.ts";
import type { Problem } from "../lib/problem.ts";
import { nearestHint } from "./nearest.ts";
import { reachable } from "./reachable.ts";
import { guidesOfKind, idsIn, isRecord, recordsIn } from "./visit-values.ts";

type Step = Readonly<Record<string, unknown>>;

/** Steps that cannot work, and branches that lead nowhere. Reads drafts of any shape. */
export function tourProblems(input: unknown): readonly Problem[] {
  return guidesOfKind(input, "tour").flatMap(([guide, { steps }]) => {
    const known = idsIn(steps);
    return recordsIn(steps).flatMap(([index, step]) => {
      const path = `guides.${guide}.steps.${index}`;
      return [...impossible(path, step), ...branchProblems(path, step, known)];
    });
  });
}

/** Steps that nothing leads to, and entries that have no effect. Reads drafts of any shape. */
export function tourWarnings(input: unknown): readonly Problem[] {
  return guidesOfKind(input, "tour").flatMap(([guide, { steps }]) => {
    const isLast = (step: Step) => step["last"] === true;
    const reached = reachable(steps, "step", isLast);
    return recordsIn(steps).flatMap(([index, step]): readonly Problem[] => {
      const path = `guides.${guide}.steps.${index}`;
      return [
        ...(reached.has(index) ? [] : [unreachable(path, step)]),
        ...(hasEntries(step["href"]) && !hasEntries(step["pages"]) ? [unusedHref(path)] : []),
        ...(isLast(step) && hasEntries(step["branches"]) ? [unusedBranches(path)] : []),
      ];
    });
  });
}

function impossible(path: string, step: Step): readonly Problem[] {
  if (isRecord(step["target"])) return [];
  const advance = isRecord(step["advance"]) ? step["advance"]["on"] : undefined;
  const needs = (at: string, what: string, hint: string): Problem => ({
    path: `${path}.${at}`,
    code: "impossible-step",
    message: `${what} needs an element, and the step has none`,
    found: "no target",
    expected: 'a step with a "target"',
    hint,
  });
  return [
    ...(advance === "click" || advance === "input"
      ? [needs("advance.on", `going on by ${advance}`, 'add "target", or go on by "button"')]
      : []),
    ...(step["spotlight"] === true
      ? [needs("spotlight", "a spotlight", 'add "target", or take the spotlight away')]
      : []),
  ];
}

function branchProblems(path: string, step: Step, known: readonly string[]): readonly Problem[] {
  return recordsIn(step["branches"]).flatMap(([index, { step: to }]): readonly Problem[] => {
    if (typeof to !== "string") return [];
    const at = `${path}.branches.${index}.step`;
    if (!known.includes(to)) {
      const hint = nearestHint(to, known) ?? "give a step this id";
      const message = `the tour has no step ${JSON.stringify(to.slice(0, 80))}`;
      const expected = "the id of a step";
      return [{ path: at, code: "unknown-step", message, found: to.slice(0, 80), expected, hint }];
    }
    if (to !== step["id"]) return [];
    return [
      {
        path: at,
        code: "impossible-step",
        message: "the branch leads back to its own step, so the tour would stand still",
        found: to,
        expected: "another step",
        hint: "name another step, or take the branch away",
      },
    ];
  });
}

function unreachable(path: string, { id }: Step): Problem {
  const message = `nothing leads to the step ${describeValue(id)}`;
  const hint = "let a branch lead to it, or take it away";
  return { path, code: "unreachable", message, hint };
}

function unusedHref(path: string): Problem {
  const message = "is never opened, since the step shows on every page";
  return { path: `${path}.href`, code: "unused", message, hint: 'name the step\'s "pages"' };
}

function unusedBranches(path: string): Problem {
  const message = "are never taken, since the tour ends after this step";
  return { path: `${path}.branches`, code: "unused", message, hint: 'take "last" or them away' };
}

function hasEntries(value: unknown): boolean {
  return (typeof value === "string" || Array.isArray(value)) && value.length > 0;
}
