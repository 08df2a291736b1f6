import type { MessageType } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { AccessStore } from "./access.ts";
import type { BuilderLinkStore } from "./builder-links.ts";
import type { DefinitionStore } from "./definitions.ts";
import type { DeliveryStore } from "./deliveries.ts";
import type { Erasure } from "./erasure.ts";
import type { Trust } from "./event-log.ts";
import type { MemberStore } from "./members.ts";
import type { ProjectionStore } from "./people.ts";
import type { StaffStore } from "./staff.ts";
import type { StallModelStore } from "./stall-models.ts";

/** An event that was refused, kept as it came with the reason. */
export interface DeadLetter {
  readonly environment: Environment;
  readonly receivedAtMs: number;
  readonly messageId?: string;
  readonly code: string;
  readonly message: string;
  /** JSON as received, cut at 32 KiB. */
  readonly raw: string;
  /** The ids in it, also behind the cut: see `actorsIn`. Left out where it is no JSON object, and by earlier versions. */
  readonly actors?: readonly string[];
  /** When it was made at the latest, epoch milliseconds; left out where its time cannot be read. */
  readonly madeByMs?: number;
  /** The type that its address named, where it was sent alone. */
  readonly type?: MessageType;
  /** What its sender had proved. */
  readonly trust?: Extract<Trust, "server">;
}

/** A dead letter with the number that it was kept under. */
export interface KeptLetter extends DeadLetter {
  readonly id: number;
}

/** Which letters, newest first. Every part that is left out does not restrict. */
export interface LetterQuery {
  readonly environment: Environment;
  readonly code?: string;
  /** Received at or after, epoch milliseconds. */
  readonly sinceMs?: number;
  /** Only letters with a lower number: the `id` of the last one of the page before. */
  readonly before?: number;
  readonly limit: number;
}

/** Refused events, newest first, at most `DEAD_LETTERS_KEPT` per environment. */
export interface DeadLetterStore {
  /**
   * Keeps and counts what is new. A letter with the message id of one that is kept, in the same environment, is the same
   * event sent again. Without an id nothing tells an event from another one just like it: each is kept. Nothing is kept of
   * somebody who was forgotten and made it before, or does not tell when: `ERASED` counts it, once an id, like an event.
   */
  add(letters: readonly DeadLetter[]): Promise<void>;
  latest(environment: Environment, limit: number): Promise<readonly DeadLetter[]>;
  list(query: LetterQuery): Promise<readonly KeptLetter[]>;
  /** How many are kept, by code. */
  codes(environment: Environment): Promise<Readonly<Record<string, number>>>;
  /** Puts letters in the place of those with the same number; those that are gone stay gone. */
  replace(letters: readonly KeptLetter[]): Promise<void>;
  /** Removes them; answers how many were there. */
  remove(environment: Environment, ids: readonly number[]): Promise<number>;
  /**
   * Removes the letters of these actors, answers how many, and keeps none that one of them made before `atMs`, for as long
   * as an outbox may still hold one (`TOMBSTONE_MS`). Others can write meanwhile.
   */
  forget(environment: Environment, erasure: Erasure): Promise<number>;
  /** Removes letters that were received before; answers how many. */
  expire(beforeMs: number): Promise<number>;
  /** How many were refused since the beginning, kept or not. */
  count(environment: Environment): Promise<number>;
}

export const DEAD_LETTERS_KEPT = 10_000;

/** Amounts that may be told more than once under one id. */
export interface CounterReport {
  readonly id: string;
  readonly atMs: number;
  readonly amounts: Readonly<Record<string, number>>;
}

/** How long ids of reports are known: twice as long as any outbox keeps one. Milliseconds. */
export const REPORTS_KNOWN_MS = 30 * 86_400_000;

/** The counter of events that were refused because their person was erased. */
export const ERASED = "erased";

/** Counters that outlive a restart, by environment and name, such as `drops.quota`. */
export interface CounterStore {
  add(environment: Environment, amounts: Readonly<Record<string, number>>): Promise<void>;
  /** As `add`, unless a report of the same id was counted in the last 30 days; answers whether it was counted now. */
  addOnce(environment: Environment, report: CounterReport): Promise<boolean>;
  all(environment: Environment): Promise<Readonly<Record<string, number>>>;
}

/**
 * Everything that is not the log: what is projected from it, the definitions, keys and sessions. Adapters are held
 * to `test/contracts/registry.contract.ts`. Writes reject with `StorageUnavailable`.
 */
export interface Registry {
  readonly projection: ProjectionStore;
  readonly definitions: DefinitionStore;
  readonly access: AccessStore;
  readonly members: MemberStore;
  readonly deadLetters: DeadLetterStore;
  readonly counters: CounterStore;
  readonly deliveries: DeliveryStore;
  readonly stallModels: StallModelStore;
  readonly staff: StaffStore;
  readonly builderLinks: BuilderLinkStore;
  close(): Promise<void>;
}
