/** What happened with a guide, once per entry. Entries merge by id as a set. */
export interface LedgerEntry {
  /** Message id of the event that tells it; two devices never make two of one. */
  readonly id: string;
  readonly guide: string;
  readonly kind:
    | "shown"
    | "advanced"
    | "dismissed"
    | "snoozed"
    | "completed"
    | "never"
    | "withheld";
  readonly atMs: number;
  readonly session: string;
  /** For "snoozed": not before. */
  readonly untilMs?: number;
  /** Dismissed less than 2 s after it was shown. */
  readonly strike?: boolean;
  /** Asked for by the user: takes no cap and no gap. */
  readonly asked?: boolean;
}
export type Ledger = readonly LedgerEntry[];
