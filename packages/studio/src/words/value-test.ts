import type { Operator } from "@cairn/core";
import { durationWords } from "./threshold.ts";
import { list } from "./list.ts";

/** The tests of a trait or property, in the words that stand between it and the value. */
export const VALUE_TESTS: readonly { readonly value: Operator; readonly words: string }[] = [
  { value: "equals", words: "is" },
  { value: "not-equals", words: "is not" },
  { value: "one-of", words: "is one of" },
  { value: "contains", words: "contains" },
  { value: "more-than", words: "is more than" },
  { value: "at-least", words: "is at least" },
  { value: "less-than", words: "is less than" },
  { value: "at-most", words: "is at most" },
  { value: "within-next", words: "is a date within the next" },
  { value: "within-last", words: "is a date within the last" },
  { value: "exists", words: "is there" },
  { value: "absent", words: "is not there" },
];

/** A test as what follows the name of a trait: "is at least 3". */
export function testWords({
  is,
  value,
}: {
  readonly is: Operator;
  readonly value?: unknown;
}): string {
  const words = VALUE_TESTS.find((one) => one.value === is)?.words ?? is;
  if (is === "exists" || is === "absent") return words;
  const isSpan = is === "within-next" || is === "within-last";
  return `${words} ${isSpan && typeof value === "string" ? durationWords(value) : valueWords(value)}`;
}

function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "…" : list(value.map(String), "or");
  if (value === undefined || value === "") return "…";
  return typeof value === "string" ? value : JSON.stringify(value);
}
