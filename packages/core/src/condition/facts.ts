import type { JsonObject } from "../event/message.ts";
import type { StallReasonKind } from "../stall/evidence.ts";
import type { Condition, Device } from "./condition.ts";

/** All that a condition may see of one user at one moment. Absent facts never satisfy a condition. */
export interface Facts {
  readonly nowMs: number;
  /** When each reached milestone was reached, epoch milliseconds. */
  readonly reachedAt: Readonly<Record<string, number>>;
  /** Latest occurrences per key of a threshold that keeps them: its part of the progress, as it is. */
  readonly recent: Readonly<
    Record<
      string,
      {
        readonly candidates: readonly {
          readonly atMs: number;
          readonly amount?: number | undefined;
        }[];
      }
    >
  >;
  readonly segments: Readonly<Record<string, Condition>>;
  readonly traits: JsonObject;
  readonly accountTraits: JsonObject;
  readonly path?: string | undefined;
  readonly locale?: string | undefined;
  readonly device?: Device | undefined;
  readonly stall?:
    | { readonly milestone: string; readonly reasons: readonly StallReasonKind[] }
    | undefined;
  readonly firstSeenMs?: number | undefined;
  readonly lastActiveMs?: number | undefined;
  /** Length of the absence before the present session, milliseconds. */
  readonly awayMs?: number | undefined;
}
