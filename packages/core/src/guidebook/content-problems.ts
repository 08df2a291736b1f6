import { parseDuration } from "../lib/duration.ts";
import { describeValue } from "../lib/describe-value.ts";
import type { Problem } from "../lib/problem.ts";
import { timeOf } from "../lib/time-of.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { selectorFault } from "./selector-fault.ts";
import { MARKDOWN_KEYS } from "./texts-in.ts";
import { isRecord, type Visited, visitObjects } from "./visit-values.ts";

/** What is well-formed but cannot work: selectors, links, path patterns, tests of values. Reads drafts of any shape. */
export function contentProblems(input: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  visitObjects(input, (visited) => {
    problems.push(
      ...unsafeLinks(visited),
      ...selectors(visited),
      ...patterns(visited),
      ...valueTests(visited),
      ...scheduleTimes(visited),
    );
  });
  return problems;
}

// The schema refuses longer Markdown; parsing it first would only cost time.
const MARKDOWN_LENGTH = 8_000;

function unsafeLinks({ path, value }: Visited): readonly Problem[] {
  if (path[0] !== "guides" && path[0] !== "faqs") return [];
  return MARKDOWN_KEYS.flatMap((key) => {
    const words = value[key];
    const texts = isRecord(words) ? Object.entries(words) : [["", words] as const];
    return texts.flatMap(([locale, text]) => {
      if (typeof text !== "string" || text.length > MARKDOWN_LENGTH) return [];
      const at = [...path, key, ...(locale === "" ? [] : [locale])].join(".");
      return parseMarkdown(text).unsafe.flatMap((url) =>
        faulty(at, "unsafe-link", url, "an http(s), mailto, tel or relative URL", linkHint(url)),
      );
    });
  });
}

function linkHint(url: string): string {
  return /^[\w-]+(\.[\w-]+)+/.test(url)
    ? `write https://${url.slice(0, 60)}`
    : 'start with https://, mailto:, tel:, "/", "./", "?" or "#"';
}

function selectors({ path, value }: Visited): readonly Problem[] {
  const list = value["selectors"];
  if (!Array.isArray(list)) return [];
  return list.flatMap((selector: unknown, index) => {
    // The schema says of an empty one that it is none.
    const isThere = typeof selector === "string" && selector !== "";
    const fault = isThere ? selectorFault(selector) : undefined;
    if (fault === undefined) return [];
    const at = [...path, "selectors", index].join(".");
    return faulty(at, "bad-selector", selector, "a CSS selector", fault);
  });
}

function patterns({ path, value }: Visited): readonly Problem[] {
  return ["pages", "paths"].flatMap((key) => {
    const list = value[key];
    if (!Array.isArray(list)) return [];
    return list.flatMap((pattern: unknown, index) => {
      if (typeof pattern !== "string") return [];
      const parts = pattern.split("/").filter(Boolean);
      const isFine = parts.every(
        (part, position) =>
          part === "*" || !part.includes("*") || (part === "**" && position === parts.length - 1),
      );
      const expected = 'a path in which "*" is a whole segment and "**" is the last one';
      const at = [...path, key, index].join(".");
      return isFine
        ? []
        : faulty(at, "bad-pattern", pattern, expected, 'for example "/invoices/*"');
    });
  });
}

function valueTests({ path, value: { is, value } }: Visited): readonly Problem[] {
  const at = [...path, "value"].join(".");
  switch (is) {
    case "within-next":
    case "within-last":
      return typeof value === "string" && parseDuration(value) !== undefined
        ? []
        : faulty(at, "bad-value", value, "a duration", 'for example "30d"');
    case "one-of":
      return Array.isArray(value)
        ? []
        : faulty(at, "bad-value", value, "a list", 'for example ["pro", "team"]');
    case "more-than":
    case "at-least":
    case "less-than":
    case "at-most":
      return timeOf(value) === undefined
        ? faulty(at, "bad-value", value, "a number or a date", 'for example 5 or "2026-05-04"')
        : [];
    case "equals":
    case "not-equals":
    case "contains":
      return value === undefined || Array.isArray(value)
        ? faulty(at, "bad-value", value, "one value", "add the value to compare with")
        : [];
    default:
      return [];
  }
}

function scheduleTimes({ path, value }: Visited): readonly Problem[] {
  if (value["kind"] !== "schedule") return [];
  return ["from", "until"].flatMap((key) => {
    const time = value[key];
    return typeof time !== "string" || timeOf(time) !== undefined
      ? []
      : faulty(
          [...path, key].join("."),
          "bad-time",
          time,
          "an ISO 8601 time",
          "for example 2026-05-04T09:00:00Z",
        );
  });
}

function faulty(
  path: string,
  code: string,
  value: unknown,
  expected: string,
  hint: string,
): readonly [Problem] {
  const found = describeValue(value);
  return [{ path, code, message: `expected ${expected}, found ${found}`, found, expected, hint }];
}
