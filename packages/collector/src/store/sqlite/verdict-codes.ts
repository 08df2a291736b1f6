import type { Verdict } from "../event-log.ts";

/** Verdicts as they pass between threads: a character each, in order. */
export type VerdictCodes = string;

const CODES = { accepted: "a", duplicate: "d", erased: "e" } as const;
const VERDICTS = { a: "accepted", d: "duplicate", e: "erased" } as const;

/** The codes of `count` equal verdicts. */
export function verdictCodes(verdict: Verdict, count = 1): VerdictCodes {
  return CODES[verdict].repeat(count);
}

/** The verdicts that were coded. */
export function verdictsOf(codes: VerdictCodes): readonly Verdict[] {
  return Array.from(codes, (code) => VERDICTS[code as keyof typeof VERDICTS]);
}
