import type { HoldReason } from "../arbiter/decision.ts";

/** Whether somebody would have seen a guide. Times are epoch milliseconds. */
export type ReplayVerdict =
  /** The first moment at which it would have shown, and on which path. */
  | { readonly kind: "would"; readonly atMs: number; readonly path: string }
  /** The first moment at which something decides that nobody recorded. */
  | {
      readonly kind: "unknown";
      readonly because: ReplayUnknown;
      readonly atMs: number;
      readonly path: string;
    }
  /** What it came nearest to being shown but for. */
  | { readonly kind: "would-not"; readonly because: ReplayMiss };

/** What the log does not hold and decides. */
export type ReplayUnknown =
  /** Whether the element of a guide was there: its own, or of another that would have come first. */
  | { readonly kind: "element"; readonly guide: string }
  /** An event that browsers were not told to make then. */
  | { readonly kind: "event"; readonly event: string }
  /** A fact that only the page knows. */
  | { readonly kind: "fact"; readonly fact: "device" | "locale" | "path" }
  /** What the people of the account together did under definitions that are not live. */
  | { readonly kind: "account" }
  /** Whether they stayed until it would have come. */
  | { readonly kind: "stay" };

/** Why somebody would not have seen a guide. */
export interface ReplayMiss {
  readonly reason: ReplayMissReason;
  /** For "condition-not-met": which of the conditions that must all hold, from 0. */
  readonly part?: number;
}

/** The arbiter's reasons, and those that only a look back knows. */
export type ReplayMissReason =
  | HoldReason
  /** It never shows by itself. */
  | "asked-only"
  /** They were on none of its pages. */
  | "page"
  /** No browser of theirs made an event in this time. */
  | "not-here";

/** From what was nearest to showing it to what was farthest from it. */
const NEAREST_FIRST: readonly ReplayMissReason[] = [
  "withheld",
  "lower-priority",
  "other-guide",
  "too-soon",
  "page-just-opened",
  "session-cap",
  "day-cap",
  "week-cap",
  "group-cap",
  "strikes",
  "guide-cap",
  "snoozed",
  "dismissed",
  "completed",
  "never-again",
  "not-sampled",
  "nothing-to-tell",
  "condition-not-met",
  "page",
  "not-here",
  "asked-only",
  "paused",
];

/** How far from being shown somebody was; lower is nearer. */
export function distanceOf(reason: ReplayMissReason): number {
  const place = NEAREST_FIRST.indexOf(reason);
  return place < 0 ? NEAREST_FIRST.length : place;
}
