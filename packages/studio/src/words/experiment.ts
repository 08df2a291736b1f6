import type { Experiment, ExperimentVerdict, ShareEstimate } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import { counted } from "./figures.ts";

/**
 * Share of people who get no guide at all where the guidebook does not say; a test compares it with the schema's. Importing
 * that would bring the whole schema along.
 */
export const USUAL_GLOBAL_HOLDOUT = 0.05;

/** How many get none of its guides unasked, and what for; undefined where there is no guide, or everybody may get one. */
export function heldOutWords({ experiments, guides = {} }: Guidebook): string | undefined {
  const { holdout: share = USUAL_GLOBAL_HOLDOUT } = experiments ?? {};
  if (share === 0 || Object.keys(guides).length === 0) return undefined;
  // People cannot be halved: 2.5 of 100 are 25 of 1000.
  const whole = Number.isInteger(Math.round(share * 1_000) / 10) ? 100 : 1_000;
  const people = `${Math.round(share * whole)} of ${whole} people`;
  return `${people} get no guide unasked, so that it can be told whether guides help.`;
}

/** How a verdict looks: good, bad, to look at, or nothing to see yet. */
export type VerdictTone = "good" | "bad" | "warn" | "calm";

export function toneOf({ kind }: ExperimentVerdict): VerdictTone {
  switch (kind) {
    case "helps":
      return "good";
    case "hurts":
      return "bad";
    case "uneven":
      return "warn";
    default:
      return "calm";
  }
}

/** A verdict in a list, where there is little room: "Helps", "Too early". */
export function verdictBriefly({ kind, words }: ExperimentVerdict): string {
  if (kind === "too-early") return words.split(/[:,]/, 1)[0] ?? words;
  if (kind === "no-holdout" || kind === "no-milestone") return "Not measured";
  if (kind === "uneven") return "Cannot be judged";
  return words;
}

/** A share from 0 to 1 as per cent, with a decimal below ten: "38 %", "4.2 %". */
export function exactPercent(share: number): string {
  return `${inPoints(share)}\u00a0%`;
}

/** "38 %, 33 to 43 %". */
export function rateInWords({ value, low, high }: ShareEstimate): string {
  return `${exactPercent(value)}, ${inPoints(low)} to ${exactPercent(high)}`;
}

/** A difference of shares in percentage points: "+9 points", "−2.5 points". */
export function pointsInWords(share: number): string {
  return `${signed(share)} ${Math.abs(Math.round(share * 1_000) / 10) === 1 ? "point" : "points"}`;
}

/** "−2 to +16 points". */
export function pointsBetween({ low, high }: Pick<ShareEstimate, "low" | "high">): string {
  return `${signed(low)} to ${signed(high)} points`;
}

/** A relative change: "+30 %". */
export function changeInWords(share: number): string {
  return `${signed(share)}\u00a0%`;
}

/** "4 to 62 %" of a relative change, with signs. */
export function changeBetween({ low, high }: Pick<ShareEstimate, "low" | "high">): string {
  return `${signed(low)} to ${signed(high)}\u00a0%`;
}

/** What is counted: "people" or "accounts", in numbers. */
export function unitsInWords(count: number, { unit }: Pick<Experiment, "unit">): string {
  return unit === "account"
    ? counted(count, "account", "accounts")
    : counted(count, "person", "people");
}

function signed(share: number): string {
  const text = inPoints(Math.abs(share));
  return text === "0" ? "0" : `${share < 0 ? "−" : "+"}${text}`;
}

function inPoints(share: number): string {
  const points = share * 100;
  return points < 10 ? String(Math.round(points * 10) / 10) : String(Math.round(points));
}
