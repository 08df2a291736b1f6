import type { JsonObject, Ledger, Progress, StallReason } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { Cursor } from "./event-log.ts";

/** One stall of one person, as their browser told it. Times are epoch milliseconds. */
export interface StallRecord {
  readonly milestone: string;
  readonly atMs: number;
  readonly resolvedAtMs?: number;
  readonly reasons: readonly StallReason[];
}

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

/** How a guide did so far: people-independent counts of its events. */
export interface GuideRecord {
  readonly environment: Environment;
  readonly guide: string;
  readonly shown: number;
  readonly completed: number;
  readonly dismissed: number;
  readonly snoozed: number;
  readonly withheld: number;
  readonly broken: number;
}

/** What one step of the projector changes. Records replace those with the same key. */
export interface Projected {
  /** The place that the projection stood at; the commit is refused when it stands elsewhere by now. */
  readonly from: Cursor | undefined;
  readonly to: Cursor;
  /** Of the position that was read; a commit is refused when people were forgotten since. */
  readonly generation: number;
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
  readonly guides: readonly GuideRecord[];
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

/** How far the projection has got in the log, and which definitions its progress was folded under. */
export interface ProjectionPosition {
  readonly cursor: Cursor;
  /** Rises when people are forgotten: records that were read before then may be theirs. */
  readonly generation: number;
  readonly definitions: string;
}

/** What the projector builds from the log. All of it can be thrown away and rebuilt. */
export interface ProjectionStore {
  /** Undefined before the first commit. */
  position(): Promise<ProjectionPosition | undefined>;
  /** Commits a step with its new position as one; false when the projection does not stand at `from`. */
  commit(step: Projected): Promise<boolean>;
  /**
   * Removes the people with these ids, what led to them, and their place in accounts, for good: a step that was begun
   * before is refused.
   */
  forget(environment: Environment, ids: readonly string[]): Promise<void>;
  /** Forgets everything projected, position included. */
  clear(): Promise<void>;
  /** By id, or by an id that was merged into another. */
  person(environment: Environment, id: string): Promise<PersonRecord | undefined>;
  persons(
    environment: Environment,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, PersonRecord>>;
  people(query: PeopleQuery): Promise<PeoplePage>;
  /** Everybody, in chunks. */
  everyone(environment: Environment): AsyncIterable<readonly PersonRecord[]>;
  account(environment: Environment, id: string): Promise<AccountRecord | undefined>;
  accounts(environment: Environment): Promise<readonly AccountRecord[]>;
  guides(environment: Environment): Promise<readonly GuideRecord[]>;
}
