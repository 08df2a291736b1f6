import type { DailyCounts, JsonObject, Ledger, Progress, StallReason } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { Cursor } from "./event-log.ts";
import type { PeoplePlace } from "./people-place.ts";

/** One stall of one person, as their browser or the collector's daily pass told it. Times are epoch milliseconds. */
export interface StallRecord {
  readonly milestone: string;
  readonly atMs: number;
  readonly resolvedAtMs?: number;
  readonly reasons: readonly StallReason[];
  /** Found by the collector while they were away: it is over only once they have passed the milestone. */
  readonly isAway?: true;
  /** When they were seen last before, of those who are away. */
  readonly sinceMs?: number;
  /** Chance that they pass without help, 0 to 1, where it was known. */
  readonly chance?: number;
}

/** The first time that one person came to where a guide is shown or, for the sake of a comparison, withheld. */
export interface ExposureRecord {
  readonly arm: "shown" | "withheld";
  /** What was assigned: a user by the first id seen of them, or an account. */
  readonly unit: string;
  readonly by: "user" | "account";
  /** Which holdout decided: the guide's own, or the one of all guides. */
  readonly holdout: "guide" | "global";
  /** Share of units that it holds out, 0 to 0.5. */
  readonly share: number;
  readonly atMs: number;
  /** Of the event, which orders exposures of equal time. */
  readonly messageId: string;
  /** They were in the other arm, too, later: on a device that did not know of the first one. */
  readonly crossed?: true;
}

/** How often one person met a guide, and what came of it; what is left out: never. */
export type GuideCounts = Readonly<
  Partial<Record<"shown" | "completed" | "dismissed" | "snoozed" | "withheld" | "broken", number>>
>;

/** What one person did with one answer. Times are epoch milliseconds. */
export interface AnswerRecord {
  /** The first time that they read it while they were stuck, and where. */
  readonly viewed?: { readonly atMs: number; readonly milestone: string };
  /** Whether it helped, as they said last. */
  readonly rated?: { readonly atMs: number; readonly helpful: boolean };
}

/** Something that did not work for one person. Times are epoch milliseconds. */
export type TroubleRecord = { readonly id: string; readonly atMs: number } & (
  | {
      /** An attempt at a milestone that failed; `said` is what its event said of why. */
      readonly kind: "failed";
      readonly event: string;
      readonly said?: string;
    }
  /** A search of the help that found nothing, in lower case. */
  | { readonly kind: "search"; readonly query: string }
);

/** All that the projector knows of one person. */
export interface PersonRecord {
  readonly environment: Environment;
  /** `userId`, else `anon:` and the anonymous id. */
  readonly id: string;
  readonly userId?: string;
  /** Every actor id that this person's events may carry in the log, `id` included. */
  readonly actors: readonly string[];
  readonly accountId?: string;
  readonly traits: JsonObject;
  /** When each trait was set, epoch milliseconds: the latest wins, in whatever order events arrive. */
  readonly traitTimes: Readonly<Record<string, number>>;
  /** Names of traits that a server set with a secret key, sorted. */
  readonly serverTraits?: readonly string[];
  readonly firstMs: number;
  readonly lastMs: number;
  readonly events: number;
  readonly progress: Progress;
  readonly ledger: Ledger;
  /** Newest first. */
  readonly stalls: readonly StallRecord[];
  /** When `Stall Resolved` came, by milestone, ascending: it may arrive before its `Stall Detected`. */
  readonly stallsResolved: Readonly<Record<string, readonly number[]>>;
  /** How often a day they did what conditions on accounts count, by tally. */
  readonly tallies?: Readonly<Record<string, DailyCounts>>;
  /** First exposure to each guide that somebody is held out of, by guide. Absent: to none. */
  readonly exposures?: Readonly<Record<string, ExposureRecord>>;
  /** By the answer's id. */
  readonly answers?: Readonly<Record<string, AnswerRecord>>;
  /** Events that Cairn did not make itself; while there is one, where that was. Absent: none. */
  readonly own?: {
    readonly events: number;
    readonly page?: string;
    readonly referrer?: string;
    readonly device?: string;
  };
  /** By the guide's id. Absent: none. */
  readonly guides?: Readonly<Record<string, GuideCounts>>;
  /** The latest, in order of time. Absent: none. */
  readonly troubles?: readonly TroubleRecord[];
}

/** All that the projector knows of one account. */
export interface AccountRecord {
  readonly environment: Environment;
  readonly id: string;
  readonly traits: JsonObject;
  readonly traitTimes: Readonly<Record<string, number>>;
  /** Names of traits that a server set with a secret key, sorted. */
  readonly serverTraits?: readonly string[];
  readonly firstMs: number;
  readonly lastMs: number;
  /** Ids of people seen with it. */
  readonly people: readonly string[];
}

/** What one step of the projector changes. Records replace those with the same key. */
export interface Projected {
  /** The place that the projection stood at; the commit is refused when it stands elsewhere by now. */
  readonly from: Cursor | undefined;
  readonly to: Cursor;
  /** Of the position that was read; a commit is refused when people were forgotten or replaced since. */
  readonly generation: number;
  /** See `ProjectionPosition`. */
  readonly beforeMs?: number;
  /** Definitions that the people's progress was folded under. */
  readonly definitions: string;
  readonly people: readonly PersonRecord[];
  /** People who turned out to be somebody else: their records go, their ids lead to `to`. */
  readonly merged: readonly {
    readonly environment: Environment;
    readonly from: string;
    readonly to: string;
  }[];
  readonly accounts: readonly AccountRecord[];
}

/** People, newest activity first. `cursor` continues a list that was cut at `limit`. */
export interface PeopleQuery {
  readonly environment: Environment;
  /** Part of an id, a name or an e-mail, any case. */
  readonly search?: string;
  readonly limit: number;
  readonly cursor?: string;
}
export interface PeoplePage {
  readonly people: readonly PersonRecord[];
  readonly cursor?: string;
}

/** How far a projection has got in the log, and which definitions its progress was folded under. */
export interface ProjectionPosition {
  /** Undefined: at the beginning of the log. */
  readonly cursor: Cursor | undefined;
  /** Rises when people are forgotten, or a rebuild took their place: records that were read before are not theirs. */
  readonly generation: number;
  readonly definitions: string;
  /**
   * Of `expired` only: of the rows up to the cursor it holds those that were received before, epoch milliseconds. They
   * may still be in the log when it was interrupted.
   */
  readonly beforeMs?: number;
}

/** Records that steps of the projector build up, as far as a step reads and writes them. */
export interface Projection {
  /** Undefined before the first commit. */
  position(): Promise<ProjectionPosition | undefined>;
  /** Commits a step with its new position as one; false when the projection does not stand at `from`. */
  commit(step: Projected): Promise<boolean>;
  /** By id, or by an id that was merged into another. */
  persons(
    environment: Environment,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, PersonRecord>>;
  account(environment: Environment, id: string): Promise<AccountRecord | undefined>;
}

/** What the projector builds from the log: the records that everybody is served from. */
export interface ProjectionStore extends Projection {
  /**
   * What a rebuild has built so far; nobody is served from it. Its position is undefined while no rebuild is under way,
   * and a rebuild that storage interrupted goes on from it.
   */
  readonly building: Projection;
  /** What the events made that are in the log no more: where each rebuild begins. A commit sends a rebuild back to its start. */
  readonly expired: Projection;
  /** Begins a rebuild, or begins it again: `building` becomes what `expired` holds, at the beginning of the log. */
  beginRebuild(definitions: string): Promise<void>;
  /**
   * Serves what was built in place of what was served, as one commit. False, and nothing changes, when `building` does not
   * stand there any more. The rebuild is over then.
   */
  serveRebuilt(position: ProjectionPosition): Promise<boolean>;
  /**
   * For the start of a process: removes what a rebuild left behind that was interrupted after its end, and has one begin
   * again that was interrupted while it began. One under way goes on.
   */
  tidy(): Promise<void>;
  /**
   * Removes the people with these ids, what led to them, and their place in accounts, for good: a step that was begun
   * before is refused. Others can write meanwhile. Interrupted, it leaves people rather than their place in accounts.
   */
  forget(environment: Environment, ids: readonly string[]): Promise<void>;
  person(environment: Environment, id: string): Promise<PersonRecord | undefined>;
  people(query: PeopleQuery): Promise<PeoplePage>;
  /**
   * Everybody, in chunks between which others are answered, for walks that take their time: who changes meanwhile may be met as
   * they were or as they are.
   */
  everyone(environment: Environment): AsyncIterable<readonly PersonRecord[]>;
  /**
   * Everybody as they are at one moment, in such chunks, each once and in no order, for figures: read on at once, since the store
   * may keep what is written meanwhile waiting for its place.
   */
  census(environment: Environment): AsyncIterable<readonly PersonRecord[]>;
  accounts(environment: Environment): Promise<readonly AccountRecord[]>;
  /**
   * The same by newest activity, of equal ones by id, from behind a place on, in chunks between which others are answered. Whose
   * activity changes meanwhile may be met twice or not.
   */
  accountsFrom(
    environment: Environment,
    place: PeoplePlace | undefined,
  ): AsyncIterable<readonly AccountRecord[]>;
}
