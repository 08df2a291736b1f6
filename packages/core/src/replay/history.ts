import type { LedgerEntry } from "../arbiter/ledger.ts";
import type { JsonObject } from "../event/message.ts";
import type { ProgressEvent } from "../progress/progress.ts";
import type { StallHappening } from "../stall/stall-state.ts";

/** One recorded event of somebody, as far as deciding about guides takes it. */
export interface ReplayEvent extends ProgressEvent {
  /** Where their browser made it; absent: a server did, and nothing could show at that moment. */
  readonly here?: ReplayPlace;
  readonly userId?: string | undefined;
  readonly accountId?: string | undefined;
  /** What it sets of the person's traits. */
  readonly traits?: JsonObject;
  /** What it sets of the account's traits. */
  readonly accountTraits?: JsonObject;
  /** What it tells of a guide. */
  readonly told?: LedgerEntry | undefined;
}

/** Where somebody was when their browser made an event. */
export interface ReplayPlace {
  readonly path: string;
  /** Another one after each load of a page. */
  readonly tab: string;
  readonly session: string;
  readonly anonymousId: string;
  readonly locale?: string | undefined;
}

/** All that is recorded of one person. */
export interface ReplayHistory {
  /** In order of time. */
  readonly events: readonly ReplayEvent[];
  /** What stalls are judged by, in order of time. */
  readonly happenings: readonly StallHappening[];
  /** When their account reached each milestone that several of its people must reach, epoch milliseconds. */
  readonly accountReachedAt?: Readonly<Record<string, number>>;
  /** What is known of their account besides the events. */
  readonly accountTraits?: JsonObject;
  /** The id under which holdouts met them first, if any did. */
  readonly unit?: string | undefined;
}

/** What of the past is asked for, and what of it nobody recorded. */
export interface ReplayWindow {
  /** Epoch milliseconds, inclusive. */
  readonly fromMs: number;
  /** Epoch milliseconds, exclusive. */
  readonly untilMs: number;
  /** Names of events that browsers were not told to make then. */
  readonly unrecorded: ReadonlySet<string>;
  /**
   * What people of an account did together, as far as nobody counted it: names of facts among its traits, and keys of
   * milestones.
   */
  readonly uncounted: ReadonlySet<string>;
  /** Whether the guide's element is known to have been on a page with this path. */
  wasElementThere(guide: string, path: string): boolean;
}
