/** Why a guide, or every guide, is not shown now. Closed, readable, shown in the inspector. */
export type HoldReason =
  | "paused"
  | "tips-off"
  | "condition-not-met"
  | "completed"
  | "dismissed"
  | "never-again"
  | "snoozed"
  | "guide-cap"
  | "session-cap"
  | "day-cap"
  | "week-cap"
  | "group-cap"
  | "too-soon"
  | "strikes"
  | "other-guide"
  | "lower-priority"
  | "typing"
  | "in-flow"
  | "host-modal"
  | "other-tab"
  | "page-just-opened"
  | "target-missing"
  | "withheld"
  | "widgets-unavailable"
  | "unknown-guide"
  /** A tour is in the middle, and waits for its element, its page or what the user is to do. */
  | "tour-waits"
  /** The next step of a tour is on another page. */
  | "other-page"
  /** Not in the survey's sample. */
  | "not-sampled"
  /** Every figure of a recap is 0 or unknown. */
  | "nothing-to-tell"
  /** The host's `onGuide` said no. */
  | "vetoed";

/** What the arbiter decided: at most one guide, and a reason for every other. */
export type Decision =
  | { readonly kind: "show"; readonly guide: string; readonly held: readonly Held[] }
  | { readonly kind: "hold"; readonly held: readonly Held[] };

export interface Held {
  readonly guide: string;
  readonly because: HoldReason;
  /** When it is worth asking again, epoch milliseconds, where known. */
  readonly untilMs?: number;
}
