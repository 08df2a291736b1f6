import { FRUSTRATION_KINDS } from "../frustration/frustration.ts";
import { durationInWords } from "../lib/duration-in-words.ts";
import { own } from "../lib/own.ts";
import type { Condition, FactOperator, TestedFact } from "./condition.ts";
import type { Facts } from "./facts.ts";
import { factAt } from "./fact-at.ts";

const SUBJECTS: Readonly<Record<TestedFact, string>> = {
  reachedAt: "time of milestone",
  traits: "trait",
  accountTraits: "account trait",
  path: "page",
  locale: "language",
  device: "device",
  stall: "stall",
  firstSeenMs: "first seen",
  lastActiveMs: "last active",
  awayMs: "absence before this session",
  nowMs: "time",
};
const OPERATORS: Partial<Record<FactOperator, string>> = {
  "on-page": "is one of",
  "in-language": "is one of",
  "one-of": "is one of",
  "before-last": "before the last",
};
const SPANS: readonly FactOperator[] = ["within-next", "within-last", "before-last"];

/** What a condition asks, and what is known of it, in one line of English. */
export function conditionInWords(condition: Condition, facts: Facts): string {
  switch (condition.kind) {
    case "all":
      return "all of these hold";
    case "any":
      return "at least one of these holds";
    case "not":
      return "this does not hold";
    case "segment":
      return `is in segment ${condition.segment}`;
    case "did": {
      const { key, atLeast, withinMs, shiftMs } = condition;
      const within = withinMs === undefined ? "" : ` within ${windowInWords(withinMs, shiftMs)}`;
      const sign = FRUSTRATION_KINDS.find((kind) => key.startsWith(`${kind}:`));
      const known = own(facts.recent, key)?.candidates.length ?? 0;
      return `${sign ?? "did it"} at least ${atLeast}×${within} (${known} known)`;
    }
    case "fact": {
      const { fact, at, is, value } = condition;
      const subject = subjectInWords(fact, at);
      const found = factAt(condition, facts);
      const known = found === undefined ? "not known" : `it is ${inWords(fact, found)}`;
      const isSpan = SPANS.includes(is) && typeof value === "number";
      const wanted = isSpan ? durationInWords(value) : inWords(fact, value);
      const operator = OPERATORS[is] ?? is.replaceAll("-", " ");
      return `${[subject, operator, ...(value === undefined ? [] : [wanted])].join(" ")} (${known})`;
    }
  }
}

function subjectInWords(fact: TestedFact, at: string | undefined): string {
  // What only the collector knows of an account: cairn:KIND:EVENT:DAYS.
  const [, kind = "", days = ""] = /^cairn:(account-[a-z]+):[^:]*:(\d+)$/.exec(at ?? "") ?? [];
  if (kind === "account-people") return `people of the account who did it within ${days} days`;
  if (kind !== "") return `share of the person who did most of it within ${days} days`;
  return at === undefined ? SUBJECTS[fact] : `${SUBJECTS[fact]} ${at}`;
}

function windowInWords(withinMs: number, shiftMs: number | undefined): string {
  if (shiftMs === undefined) return durationInWords(withinMs);
  const days = withinMs / 86_400_000;
  return `this ${days === 1 ? "day" : days === 7 ? "week" : "month"}`;
}

/** Times and spans as people read them, everything else as JSON. */
function inWords(fact: TestedFact, value: unknown): string {
  if (typeof value !== "number") return JSON.stringify(value);
  if (fact === "awayMs") return durationInWords(value);
  return fact === "reachedAt" || fact.endsWith("Ms")
    ? new Date(value).toISOString()
    : JSON.stringify(value);
}
