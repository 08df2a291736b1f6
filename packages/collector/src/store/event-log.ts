import type { JsonObject, Message, Stop } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { Erasure } from "./erasure.ts";

/**
 * One event as the log keeps it. `properties` of an identify or group are its traits; an alias has
 * `previousId` in `properties`.
 */
export interface LogEvent {
  /** As the client gave it; unique per environment. A UUID in another spelling is the same id. */
  readonly messageId: string;
  readonly type: Message["type"];
  /** Event name; "Page Viewed", "Identified", "Grouped", "Aliased" for the other types. */
  readonly name: string;
  /** Who did it: `userId`, else `anon:` and the anonymous id. See `actorOf`. */
  readonly actor: string;
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly accountId?: string;
  /** When it happened, epoch milliseconds: the client's time, corrected only by the rules of `skew`. */
  readonly atMs: number;
  /** The client's own time, where `atMs` is not it. */
  readonly clientAtMs?: number;
  /** Why `atMs` is not the client's time. */
  readonly timeNote?: TimeNote;
  /**
   * When it was made at the latest, epoch milliseconds, where that is before `atMs`: its sender's clock ran ahead.
   * Erasures are judged by it. Not kept.
   */
  readonly madeByMs?: number;
  readonly receivedAtMs: number;
  readonly session?: string;
  /** Order within the session. */
  readonly seq?: number;
  readonly properties: JsonObject;
  readonly context?: JsonObject;
  /** How its sender proved who they are; absent where nobody asked for proof. */
  readonly trust?: Trust;
}

/** "server": sent with a secret key. "verified": taken while tokens were enforced, with a valid one of its user. */
export type Trust = "server" | "verified";

/** "session-offset": the session's clock ran ahead and was set back. "receive-time": it made no sense at all. */
export type TimeNote = "session-offset" | "receive-time";

/** A committed event, with its environment and its place in the log. */
export interface LogRow extends Omit<LogEvent, "madeByMs"> {
  readonly environment: Environment;
  readonly cursor: Cursor;
}

/** A place in the log. Opaque: keep it, hand it back, compare it for equality, nothing else. */
export type Cursor = string & { readonly cursor: unique symbol };

/**
 * What became of one appended event, known once it is durable. "duplicate": its id is held, or was until it was erased
 * or expired. "erased": it happened before its person was erased, and is not stored.
 */
export type Verdict = "accepted" | "duplicate" | "erased";

/** A stretch of the log. `next` is where to go on; equal to what was asked for when nothing is new. */
export interface LogPage {
  readonly rows: readonly LogRow[];
  readonly next: Cursor | undefined;
}

/** Which rows a scan gives; every part that is left out does not restrict. Times are epoch milliseconds. */
export interface LogQuery {
  readonly environment: Environment;
  readonly names?: readonly string[];
  readonly actors?: readonly string[];
  /** What surveys and cancel flows came to, see `isFeedback`: found without looking at everything else. */
  readonly about?: "feedback";
  /** Inclusive. */
  readonly fromMs?: number;
  /** Exclusive. */
  readonly untilMs?: number;
}

/** How much there is in one environment. */
export interface LogCounts {
  readonly events: number;
  /** Latest `atMs` and `receivedAtMs`; absent while there is no event. */
  readonly lastAtMs?: number;
  readonly lastReceivedAtMs?: number;
}

/**
 * The log of all events: append-only, the truth that everything else is built from. Adapters are held to
 * `test/contracts/event-log.contract.ts`. The port takes no single writer, no order of commits by number
 * and no SQL for granted.
 */
export interface EventLog {
  /**
   * Stores what is new and answers a verdict per event, in order, after all of it is durable. Of equal ids in one
   * call the first is stored. Rejects with `StorageUnavailable` when nothing of it could be made durable.
   */
  append(environment: Environment, events: readonly LogEvent[]): Promise<readonly Verdict[]>;
  /**
   * Rows after `after` (the beginning when undefined), of all environments, at most `limit`. It never passes a
   * row that may still become visible: reading on from `next` gives each row exactly once.
   */
  read(after: Cursor | undefined, limit: number): Promise<LogPage>;
  /** Rows that fit, in log order, in chunks of the adapter's choice. Rows committed meanwhile may be left out. */
  scan(query: LogQuery): AsyncIterable<readonly LogRow[]>;
  /** The latest rows of these actors, newest first by (`atMs`, `seq`, place in the log), at most `limit`. */
  latest(
    environment: Environment,
    query: { readonly actors: readonly string[]; readonly limit: number },
  ): Promise<readonly LogRow[]>;
  count(environment: Environment): Promise<LogCounts>;
  /** Which of these actors have an event here. Cheap, however many events they have. */
  actorsHeld(environment: Environment, actors: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Removes every event of these actors, and answers how many; resolves once no reader can find them any more. Their
   * ids stay known, and events of the same actors that happened before `atMs` are refused as "erased", for as long as
   * an outbox may still hold one (`TOMBSTONE_MS`). Asked again it does the same again. Others can append meanwhile.
   */
  erase(environment: Environment, erasure: Erasure): Promise<number>;
  /** Rows that were received before, of all environments, in log order, in chunks that may be removed meanwhile. */
  receivedBefore(beforeMs: number): AsyncIterable<readonly LogRow[]>;
  /** Removes every event that was received before `beforeMs`, oldest first, and answers how many; ids as in `erase`. */
  expire(which: Expiry): Promise<number>;
  /** How far a reader who stands at `after` is behind the end of the log. Cheap, however long the log is. */
  behind(after: Cursor | undefined): Promise<Lag>;
  /** Rows that were given to `append` and are not durable yet. */
  queueDepth(): number;
  /** Memory that they take, bytes; left out where it is not known. */
  queueBytes?(): number;
  /** Runs after each commit; left out where the store commits elsewhere. */
  watchCommits?(run: (commit: Commit) => void): Stop;
  /** Whether an append would succeed now; says what is wrong otherwise. */
  health(): Promise<StorageHealth>;
  /** Waits for appends under way, then lets go of everything. */
  close(): Promise<void>;
}

/** Which events expire. Times are epoch milliseconds. */
export interface Expiry {
  readonly beforeMs: number;
  readonly nowMs: number;
  /** Only rows up to this place; left out: all. */
  readonly until?: Cursor;
}

/** What became durable together. */
export interface Commit {
  /** Event rows, duplicates among them. */
  readonly rows: number;
  /** From when it was given to the disk until it was there. */
  readonly durationMs: number;
}

/** What a reader has not read yet. */
export interface Lag {
  /** Too high rather than too low where rows were erased meanwhile; 0 exactly when there is none. */
  readonly events: number;
  /** When the next row was received, epoch milliseconds. */
  readonly oldestReceivedAtMs?: number;
}

export type StorageHealth =
  | { readonly writable: true }
  | { readonly writable: false; readonly because: string };

/** Who did an event: the user id, else `anon:` and the anonymous id. */
export function actorOf(ids: { readonly userId?: string; readonly anonymousId?: string }): string {
  return ids.userId ?? `anon:${ids.anonymousId ?? ""}`;
}
