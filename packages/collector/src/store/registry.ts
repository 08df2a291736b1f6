import type { Environment } from "@cairn/core/api";
import type { AccessStore } from "./access.ts";
import type { DefinitionStore } from "./definitions.ts";
import type { ProjectionStore } from "./people.ts";

/** An event that was refused, kept as it came with the reason. */
export interface DeadLetter {
  readonly environment: Environment;
  readonly receivedAtMs: number;
  readonly messageId?: string;
  readonly code: string;
  readonly message: string;
  /** JSON as received, cut at 32 KiB. */
  readonly raw: string;
}

/** Refused events, newest first, at most `DEAD_LETTERS_KEPT` per environment. */
export interface DeadLetterStore {
  add(letters: readonly DeadLetter[]): Promise<void>;
  latest(environment: Environment, limit: number): Promise<readonly DeadLetter[]>;
  /** How many were refused since the beginning, kept or not. */
  count(environment: Environment): Promise<number>;
}

export const DEAD_LETTERS_KEPT = 10_000;

/** Counters that outlive a restart, by environment and name, such as `drops.quota`. */
export interface CounterStore {
  add(environment: Environment, amounts: Readonly<Record<string, number>>): Promise<void>;
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
  readonly deadLetters: DeadLetterStore;
  readonly counters: CounterStore;
  close(): Promise<void>;
}
