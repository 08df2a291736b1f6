import * as v from "valibot";
import { describeValue } from "../lib/describe-value.ts";
import type { Problem } from "../lib/problem.ts";
import { nearestHint } from "./nearest.ts";
import { walkSchema } from "./schema-walk.ts";

/**
 * Everything in which `input` differs from `schema`: each with its path, what was found, what was expected, and the
 * nearest name for a misspelt key or word. For input that `shapeProblems` let pass.
 */
export function schemaProblems(
  schema: v.GenericSchema<unknown>,
  input: unknown,
): readonly Problem[] {
  const issues = v.safeParse(schema, input).issues ?? [];
  // Valibot stops at the first unknown key of an object; the walk finds them all.
  const fromIssues = issues.flatMap((issue) =>
    issue.expected === "never" ? [] : problemsOf(issue),
  );
  return [...fromIssues, ...structureProblems(schema, input)];
}

function structureProblems(schema: v.GenericSchema<unknown>, input: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  walkSchema(schema, input, ({ path, input: value, wants, keys }) => {
    if (Array.isArray(value)) {
      if (wants === "object") problems.push(wrongType(path, value, "an object"));
      return;
    }
    if (keys === undefined) return;
    for (const key of Object.keys(value)) {
      if (keys.includes(key)) continue;
      const at = [...path, key];
      problems.push({
        path: pathOf(at),
        code: "unknown-key",
        message: `${quoted(key)} is not known here`,
        found: describeValue(key),
        expected: `one of ${keys.map(quoted).join(", ")}`,
        ...hintFor(key, keys),
      });
    }
  });
  return problems;
}

function problemsOf(
  issue: v.BaseIssue<unknown>,
  above: readonly string[] = [],
): readonly Problem[] {
  const path = [...above, ...(issue.path ?? []).map(({ key }) => String(key))];
  // An alternative that went deeper than the choice itself knows better what is wrong.
  const deeper = (issue.issues ?? []).filter((part) => (part.path?.length ?? 0) > 0);
  if (issue.type === "union" && deeper.length > 0) {
    return deeper.flatMap((part) => problemsOf(part, path));
  }
  const found = describeValue(issue.input);
  const words = wordsIn(issue.expected ?? "");
  if (issue.kind === "schema" && issue.input === undefined) {
    const name = path.at(-1) ?? "it";
    const expected = issue.type === "strict_object" ? quoted(name) : expectedOf(issue, words);
    const message = `${quoted(name)} is missing`;
    return [
      {
        path: pathOf(path),
        code: "missing",
        message,
        found,
        expected,
        hint: `add ${quoted(name)}`,
      },
    ];
  }
  if (issue.kind === "schema" && words.length > 0 && typeof issue.input === "string") {
    const expected = expectedOf(issue, words);
    const message = `${found} is not known here: expected ${expected}`;
    const hint = hintFor(issue.input, words);
    return [{ path: pathOf(path), code: "unknown-word", message, found, expected, ...hint }];
  }
  if (issue.kind === "schema") return [wrongType(path, issue.input, expectedOf(issue, words))];
  const isOwn = !issue.message.startsWith("Invalid");
  const expected = isOwn ? issue.message : `${issue.expected}`;
  // Our own words are whole clauses ("give at least one item"); valibot's are a bare bound (">=4").
  const message = isOwn ? `${expected}; found ${found}` : `expected ${expected}, found ${found}`;
  return [{ path: pathOf(path), code: "not-allowed", message, found, expected }];
}

function wrongType(path: readonly string[], value: unknown, expected: string): Problem {
  const found = describeValue(value);
  const message = `expected ${expected}, found ${found}`;
  return { path: pathOf(path), code: "wrong-type", message, found, expected };
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  Object: "an object",
  Array: "a list",
  "(string | Object)": "text, or an object with one text for each locale",
  '("user" | Object)': '"user" or {"people": n}',
};

function expectedOf(issue: v.BaseIssue<unknown>, words: readonly string[]): string {
  const expected = issue.expected ?? "";
  const known = TYPE_WORDS[expected];
  if (known !== undefined) return known;
  if (!issue.message.startsWith("Invalid")) return issue.message;
  return words.length > 1 ? `one of ${words.map(quoted).join(", ")}` : expected;
}

/** The words of valibot's `("a" | "b")`. */
function wordsIn(expected: string): readonly string[] {
  return [...expected.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = ""]) => word);
}

function hintFor(found: string, valid: readonly string[]): { readonly hint?: string } {
  const hint = nearestHint(found, valid);
  return hint === undefined ? {} : { hint };
}

function pathOf(keys: readonly string[]): string {
  return keys.join(".");
}

function quoted(name: string): string {
  return describeValue(name);
}
