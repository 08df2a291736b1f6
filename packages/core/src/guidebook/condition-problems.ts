import { describeValue } from "../lib/describe-value.ts";
import { parseDuration } from "../lib/duration.ts";
import type { Problem } from "../lib/problem.ts";
import { type Visited, visitObjects } from "./visit-values.ts";

// So many candidates are kept for a "did" in each browser.
const MOST_TIMES = 100;

/** Conditions that nobody can meet, or that count in two ways at once. Reads drafts of any shape. */
export function conditionProblems(input: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  visitObjects(input, (visited) => {
    const { kind } = visited.value;
    if (kind === "did") problems.push(...countedTwice(visited), ...amounts(visited));
    if (kind === "reached") problems.push(...crossed(visited, "atLeastAgo", "within", spanOf));
    if (kind === "account-share") problems.push(...crossed(visited, "atLeast", "atMost", numberOf));
    if (kind === "age") problems.push(...crossed(visited, "atLeast", "atMost", spanOf));
  });
  return problems;
}

function countedTwice({ path, value }: Visited): readonly Problem[] {
  if (value["distinct"] === undefined || value["sum"] === undefined) return [];
  const message = "counts different values and adds up at once";
  const hint = 'take "distinct" or "sum" away';
  return [problem([...path, "sum"], message, describeValue(value["sum"]), "one of the two", hint)];
}

function amounts({ path, value: { atLeast, sum } }: Visited): readonly Problem[] {
  if (typeof atLeast !== "number" || sum !== undefined) return [];
  if (Number.isInteger(atLeast) && atLeast <= MOST_TIMES) return [];
  const expected = `a whole number, at most ${MOST_TIMES}`;
  const hint = `for more than that make it a milestone, or add a property up with "sum"`;
  return [
    problem(
      [...path, "atLeast"],
      `expected ${expected}, found ${atLeast}`,
      `${atLeast}`,
      expected,
      hint,
    ),
  ];
}

/** A least that is more than the most. */
function crossed(
  { path, value }: Visited,
  least: string,
  most: string,
  read: (value: unknown) => number | undefined,
): readonly Problem[] {
  const [from, to] = [read(value[least]), read(value[most])];
  if (from === undefined || to === undefined || from <= to) return [];
  const [found, bound] = [String(value[least]), String(value[most])];
  const message = `at least ${found} and at most ${bound} is never both true`;
  return [
    problem([...path, least], message, found, `at most ${bound}`, "swap the two, or take one away"),
  ];
}

function spanOf(value: unknown): number | undefined {
  return typeof value === "string" ? parseDuration(value) : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function problem(
  path: readonly string[],
  message: string,
  found: string,
  expected: string,
  hint: string,
): Problem {
  return { path: path.join("."), code: "impossible", message, found, expected, hint };
}
