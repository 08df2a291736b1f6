import type { Ledger } from "../arbiter/ledger.ts";
import type { JsonObject } from "../event/message.ts";
import type { Progress } from "../progress/progress.ts";

/** `GET /v1/state`: progress and guide history that the collector merged for a verified user. */
export interface SyncedState {
  readonly progress: Progress;
  readonly ledger: Ledger;
  readonly traits: JsonObject;
  /** With what the collector found out for conditions on accounts, under names that begin with "cairn:". */
  readonly accountTraits: JsonObject;
  /** Account milestones reached by enough people, epoch milliseconds. */
  readonly accountReachedAt: Readonly<Record<string, number>>;
  /** Under which id holdouts assigned this user first, and when, epoch milliseconds; absent while none did. */
  readonly unit?: readonly [atMs: number, id: string] | undefined;
}
