import type { AuthoredCondition, AuthoredEventMatch, Guidebook } from "@cairn/core/guidebook";
import { firstLocale, plainText } from "../models/text-value.ts";
import { testWords } from "./value-test.ts";
import { durationWords } from "./threshold.ts";
import { atTime } from "./figures.ts";
import { list } from "./list.ts";
import { signWords } from "./sign.ts";
import { languageName } from "../models/language.ts";

/** What conditions name by id. */
type Named = Pick<Guidebook, "milestones" | "segments" | "goals" | "locales">;

/**
 * A condition as what is said of people: "have reached Send an invoice and plan is not free". Milestones and segments by
 * their titles. What is not written yet is said as such.
 */
export function conditionWords(condition: AuthoredCondition, book: Named): string {
  return say(condition, book, false);
}

/** `not`: as the opposite, in words rather than "not (…)" where the language has them. */
function say(condition: AuthoredCondition, book: Named, not: boolean): string {
  switch (condition.kind) {
    case "not":
      return say(condition.condition, book, !not);
    case "all":
    case "any": {
      if (condition.of.length === 0)
        return (condition.kind === "all") !== not ? "anybody" : "nobody";
      // None of several is that each of them does not hold.
      const joint = (condition.kind === "all") !== not ? "and" : "or";
      const parts = condition.of.map((part) => inner(part, book, not));
      return list(parts, joint);
    }
    default:
      return sayLeaf(condition, book, not);
  }
}

/** A group within a group stands in brackets, so that "and" and "or" cannot be read the wrong way. */
function inner(part: AuthoredCondition, book: Named, not: boolean): string {
  const bare = part.kind === "not" ? part.condition : part;
  const isGroup = (bare.kind === "all" || bare.kind === "any") && bare.of.length > 1;
  return isGroup ? `(${say(part, book, not)})` : say(part, book, not);
}

type Leaf = Exclude<AuthoredCondition, { readonly kind: "all" | "any" | "not" }>;

function sayLeaf(leaf: Leaf, book: Named, not: boolean): string {
  const have = not ? "have not" : "have";
  const are = not ? "are not" : "are";
  switch (leaf.kind) {
    case "segment":
      return `${are} in ${named(book.segments?.[leaf.segment]?.title, leaf.segment, book)}`;
    case "reached": {
      const title = named(book.milestones?.[leaf.milestone]?.title, leaf.milestone, book);
      const late = leaf.within === undefined ? "" : ` in the last ${durationWords(leaf.within)}`;
      const ago =
        leaf.atLeastAgo === undefined ? "" : ` at least ${durationWords(leaf.atLeastAgo)} ago`;
      return `${have} reached ${title}${late}${ago}`;
    }
    case "did":
      return `${have} done ${eventWords(leaf.event)} ${amountWords(leaf)}${withinWords(leaf.within)}`;
    case "account-people": {
      const count = leaf.atLeast ?? 1;
      const who = `at least ${count} ${count === 1 ? "person" : "people"}`;
      return `${have} an account where ${who} did ${anything(leaf.event)} in the last ${durationWords(leaf.within)}`;
    }
    case "account-share": {
      const bounds = [
        ...(leaf.atLeast === undefined ? [] : [`at least ${share(leaf.atLeast)}`]),
        ...(leaf.atMost === undefined ? [] : [`at most ${share(leaf.atMost)}`]),
      ];
      const how = bounds.length === 0 ? "some" : bounds.join(" and ");
      return `${have} an account where one person did ${how} of ${anything(leaf.event)} in the last ${durationWords(leaf.within)}`;
    }
    case "trait":
      return `${not ? "are not those whose" : "whose"} ${leaf.trait || "…"} ${testWords(leaf)}`;
    case "account-trait":
      return `${not ? "are not those whose" : "whose"} account's ${leaf.trait || "…"} ${testWords(leaf)}`;
    case "goal":
      return `${are} here to ${oneOf(leaf.oneOf.map((id) => named(book.goals?.[id]?.title, id, book)))}`;
    case "page":
      return `${are} on ${oneOf(leaf.paths)}`;
    case "locale":
      return `${not ? "do not read" : "read"} ${oneOf(leaf.oneOf.map(languageName))}`;
    case "device":
      return `${are} on a ${oneOf(leaf.oneOf)}`;
    case "stalled": {
      const at =
        leaf.milestone === undefined
          ? ""
          : ` at ${named(book.milestones?.[leaf.milestone]?.title, leaf.milestone, book)}`;
      return `${are} stuck${at}${leaf.reason === undefined ? "" : ` (${signWords(leaf.reason)})`}`;
    }
    case "frustrated": {
      const often =
        leaf.atLeast === undefined || leaf.atLeast === 1 ? "" : ` ${leaf.atLeast} times`;
      return `${not ? "did not meet" : "met"} trouble (${signWords(leaf.by)})${often} in the last ${durationWords(leaf.within)}`;
    }
    case "age": {
      const from =
        leaf.atLeast === undefined ? [] : [`at least ${durationWords(leaf.atLeast)} ago`];
      const until = leaf.atMost === undefined ? [] : [`at most ${durationWords(leaf.atMost)} ago`];
      const when = [...from, ...until].join(" and ");
      return `${not ? "were not seen first" : "were first seen"} ${when || "at any time"}`;
    }
    case "returned":
      return `${not ? "did not come back" : "came back"} after ${durationWords(leaf.after)} or more`;
    case "inactive":
      return `${not ? "have been active" : "have not been active"} for the last ${durationWords(leaf.for)}`;
    case "schedule": {
      const from = leaf.from === undefined ? "" : ` from ${atTime(leaf.from)}`;
      const until = leaf.until === undefined ? "" : ` until ${atTime(leaf.until)}`;
      return `${not ? "outside of the time" : "in the time"}${from}${until}`;
    }
  }
}

function named(title: unknown, id: string, book: Named): string {
  return plainText(title, firstLocale(book as Guidebook)) || id || "…";
}

function eventWords({ name, where = [] }: AuthoredEventMatch): string {
  const tests = where.map((test) => `${test.property || "…"} ${testWords(test)}`);
  return `${name || "…"}${tests.length === 0 ? "" : ` (${list(tests, "and")})`}`;
}

function anything(event: AuthoredEventMatch | undefined): string {
  return event === undefined ? "anything" : eventWords(event);
}

function amountWords({
  atLeast = 1,
  distinct,
  sum,
}: Extract<Leaf, { readonly kind: "did" }>): string {
  if (distinct !== undefined) return `with at least ${atLeast} different ${distinct || "…"}`;
  if (sum !== undefined) return `with ${sum || "…"} adding up to at least ${atLeast}`;
  return atLeast === 1 ? "at least once" : `at least ${atLeast} times`;
}

function withinWords(within: Extract<Leaf, { readonly kind: "did" }>["within"]): string {
  if (within === undefined) return "";
  if (typeof within === "string") return ` in the last ${durationWords(within)}`;
  return within.unit === "day" ? " today" : ` this ${within.unit}`;
}

function oneOf(values: readonly string[]): string {
  return values.length === 0 ? "…" : list(values, "or");
}

function share(part: number): string {
  return `${Math.round(part * 100)} %`;
}
