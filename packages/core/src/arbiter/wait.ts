import type { HoldReason } from "./decision.ts";
import type { Ledger, LedgerEntry } from "./ledger.ts";

/** Why a guide must wait, and until when where that is known. */
export interface Wait {
  readonly because: HoldReason;
  readonly untilMs?: number;
}

/** A reason that holds (`true`), does not (`false` or left out), or does until a time, epoch milliseconds. */
export type Reason = readonly [because: HoldReason, until: boolean | number | undefined];

/** The first reason that holds now. */
export function firstWait(nowMs: number, reasons: readonly Reason[]): Wait | undefined {
  for (const [because, until] of reasons) {
    if (until === true) return { because };
    // False is no time after any.
    if ((until as number) > nowMs) return { because, untilMs: until as number };
  }
  return undefined;
}

/** A guide that was seen, or withheld as if seen, uses up caps; one that was asked for does not. */
export function tookSlot({ kind, asked }: LedgerEntry): boolean {
  return (kind === "shown" || kind === "withheld") && !asked;
}

/** When fewer than `cap` of the entries lie within the `ms` before: true, never, where none may. */
export function freeAtMs(entries: Ledger, cap: number, ms: number): number | true {
  const latest = entries.map(({ atMs }) => atMs).sort((a, b) => b - a);
  return cap < 1 || (latest[cap - 1] ?? -Infinity) + ms;
}
