import { describeValue } from "../lib/describe-value.ts";
import type { Problem } from "../lib/problem.ts";
import { nearestHint } from "./nearest.ts";
import { END } from "./survey.ts";
import { guidesOfKind, idsIn, recordsIn } from "./visit-values.ts";

type Question = Readonly<Record<string, unknown>>;

/** Lowest and highest score. */
const SCALES: Readonly<Record<string, readonly [low: number, high: number]>> = {
  nps: [0, 10],
  csat: [1, 5],
  ces: [1, 7],
};

/** Branches that lead nowhere or can never be taken, and the one id that no question may have. Reads drafts of any shape. */
export function surveyProblems(input: unknown): readonly Problem[] {
  return guidesOfKind(input, "survey").flatMap(([guide, { questions }]) => {
    const known = idsIn(questions);
    return recordsIn(questions).flatMap(([index, question]) => {
      const path = `guides.${guide}.questions.${index}`;
      return [...reservedId(path, question), ...branchProblems(path, question, known)];
    });
  });
}

function reservedId(path: string, { id }: Question): readonly Problem[] {
  if (id !== END) return [];
  const message = `"${END}" is where a branch leads that ends the survey`;
  const hint = "choose another id";
  return [
    { path: `${path}.id`, code: "reserved-id", message, found: END, expected: "another id", hint },
  ];
}

function branchProblems(
  path: string,
  question: Question,
  known: readonly string[],
): readonly Problem[] {
  return recordsIn(question["branches"]).flatMap(([index, branch]) => {
    const at = `${path}.branches.${index}`;
    return [...unknownQuestion(at, branch, question, known), ...neverFits(at, branch, question)];
  });
}

function unknownQuestion(
  path: string,
  { to }: Question,
  { id }: Question,
  known: readonly string[],
): readonly Problem[] {
  if (typeof to !== "string" || to === END) return [];
  const frame = { path: `${path}.to`, found: to.slice(0, 80) };
  if (to === id) {
    const message = "the branch leads back to its own question";
    const hint = "name another question";
    return [{ ...frame, code: "impossible-branch", message, expected: "another question", hint }];
  }
  if (known.includes(to)) return [];
  const hint = nearestHint(to, [...known, END]) ?? "give a question this id";
  const message = `the survey has no question ${JSON.stringify(to.slice(0, 80))}`;
  const expected = `the id of a question, or "${END}"`;
  return [{ ...frame, code: "unknown-question", message, expected, hint }];
}

/** Why no answer to the question can fit the branch. */
function neverFits(path: string, branch: Question, question: Question): readonly Problem[] {
  const { kind, options } = question;
  const scale = typeof kind === "string" && Object.hasOwn(SCALES, kind) ? SCALES[kind] : undefined;
  const isChoice = kind === "single" || kind === "multiple";
  const never = (key: string, expected: string, hint: string): Problem => ({
    path: `${path}.${key}`,
    code: "impossible-branch",
    message: `no answer can fit: expected ${expected}, found ${describeValue(branch[key])}`,
    found: describeValue(branch[key]),
    expected,
    hint,
  });
  const problems: Problem[] = [];
  const { atLeast, atMost, oneOf } = branch;
  for (const key of ["atLeast", "atMost"]) {
    const bound = branch[key];
    if (typeof bound !== "number") continue;
    if (scale === undefined && (isChoice || kind === "text")) {
      const hint = isChoice ? 'use "oneOf"' : "free text always goes on to the same question";
      problems.push(never(key, "a question with a scale", hint));
    } else if (scale !== undefined && (key === "atLeast" ? bound > scale[1] : bound < scale[0])) {
      const range = `${scale[0]} to ${scale[1]}`;
      problems.push(never(key, `a score of ${range}`, `the scale is ${range}`));
    }
  }
  if (typeof atLeast === "number" && typeof atMost === "number" && atLeast > atMost) {
    problems.push(never("atMost", `at least ${atLeast}`, "exchange the two"));
  }
  if (!Array.isArray(oneOf)) return problems;
  if (!isChoice && (scale !== undefined || kind === "text")) {
    const hint = scale === undefined ? "take it away" : 'use "atLeast" and "atMost"';
    return [...problems, never("oneOf", "a question with options", hint)];
  }
  const known = idsIn(options);
  for (const [index, id] of oneOf.entries()) {
    if (typeof id !== "string" || known.includes(id)) continue;
    problems.push({
      path: `${path}.oneOf.${index}`,
      code: "unknown-option",
      message: `the question has no option ${JSON.stringify(id.slice(0, 80))}`,
      found: id.slice(0, 80),
      expected: "the id of an option",
      hint: nearestHint(id, known) ?? "add the option",
    });
  }
  return problems;
}
