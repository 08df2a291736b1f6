import {
  type JsonObject,
  type Ledger,
  type Progress,
  type ProgressDefinitions,
  type StallState,
  type SyncedState,
  EMPTY_PROGRESS,
  mergeLedger,
  mergeProgress,
} from "@cairn/core";
import type { Replies } from "../port.ts";

/** What this browser remembers of one user. Plain JSON; grows no further than its parts allow. */
export interface UserRecord {
  readonly progress: Progress;
  readonly ledger: Ledger;
  /** Ids of derived events that were made, so that they are not made at each load. */
  readonly told: readonly string[];
  readonly choices: Choices;
  readonly stall: StallMemory;
  readonly unit?: SyncedState["unit"];
}

/** What the user chose; of two records the later choice counts. */
export interface Choices {
  readonly atMs: number;
  /** Skipped checklist items, as `guide/item`. */
  readonly skipped: readonly string[];
  readonly panels: Readonly<Record<string, Panel>>;
  readonly tipsOff: boolean;
  /** Answers that were offered in the present stall and put away or read. */
  readonly settledOffers: readonly string[];
  /** What welcome questions were answered with, by trait. */
  readonly traits?: JsonObject;
  /** Those of them that wait for the user to have a name. */
  readonly unsent?: JsonObject | undefined;
  /** What the latest survey was answered with so far, by question, under the session and its id. */
  readonly replies?: Readonly<Record<string, Replies>>;
  /** The tour that was begun and has not ended. */
  readonly tour?: TourPlace | undefined;
}

/** Where somebody is in a tour. */
export interface TourPlace {
  readonly guide: string;
  readonly step: string;
  /** When they came to the step, epoch milliseconds. */
  readonly atMs: number;
  /** Steps they may go back to, the latest last. */
  readonly path: readonly string[];
  /** They asked for it, so nothing but them ends it. */
  readonly isAsked: boolean;
  /** It was on screen: it resumes as the same tour, and counts once. */
  readonly isSeen: boolean;
}

/** One checklist's panel. */
export interface Panel {
  readonly open: boolean;
  /** Finished and not closed since: still there to celebrate. */
  readonly celebrating?: boolean;
}

/** What the stall detector keeps of the user, and since when they are stuck, epoch milliseconds: some 300 bytes of JSON. */
export type StallMemory = readonly [state?: StallState | undefined, stuckMs?: number | undefined];

export const EMPTY_RECORD: UserRecord = {
  progress: EMPTY_PROGRESS,
  ledger: [],
  told: [],
  choices: { atMs: 0, skipped: [], panels: {}, tipsOff: false, settledOffers: [] },
  stall: [],
};

/** Joins what two tabs, or the anonymous visitor and the user, know. `mine` has the say on the present stall. */
export function mergeRecords(
  mine: UserRecord,
  other: UserRecord,
  definitions: ProgressDefinitions,
  nowMs: number,
): UserRecord {
  return {
    progress: mergeProgress(mine.progress, other.progress, definitions),
    ledger: mergeLedger(mine.ledger, other.ledger, nowMs),
    told: [...new Set([...other.told, ...mine.told])],
    choices: other.choices.atMs > mine.choices.atMs ? other.choices : mine.choices,
    // What an earlier version kept is no list.
    stall: (other.stall[0] && !mine.stall[0] ? other : mine).stall,
    // The earlier one, whoever has it. What is absent compares false with everything; pairs compare as "time,id".
    unit: (mine.unit! < other.unit! ? mine : other).unit ?? mine.unit,
  };
}
