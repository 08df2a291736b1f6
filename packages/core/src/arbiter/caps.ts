import type { CompiledCaps, CompiledGuideBase } from "../guidebook/compiled.ts";
import type { HoldReason } from "./decision.ts";
import type { Ledger, LedgerEntry } from "./ledger.ts";

const DAY_MS = 86_400_000;
/** So many guides closed at once within a week tell that the user wants to be left alone. */
const STRIKES_TO_BACK_OFF = 3;

/** Why a guide must wait, and until when where that is known. */
export interface Wait {
  readonly because: HoldReason;
  readonly untilMs?: number;
}

/** A reason that holds (`true`), does not (`false`), or does until a time, epoch milliseconds. */
export type Reason = readonly [because: HoldReason, until: boolean | number];

/** The first reason that holds now. */
export function firstWait(nowMs: number, reasons: readonly Reason[]): Wait | undefined {
  for (const [because, until] of reasons) {
    if (until === true) return { because };
    if (until !== false && until > nowMs) return { because, untilMs: until };
  }
  return undefined;
}

/** What the user has said to this guide before, and its own cap. */
export function ownReasons(guide: CompiledGuideBase, ledger: Ledger): readonly Reason[] {
  const own = ledger.filter((entry) => entry.guide === guide.id);
  const has = (kind: LedgerEntry["kind"]) => own.some((entry) => entry.kind === kind);
  const shown = own.filter(tookSlot);
  const wasDismissed = has("dismissed");
  const { times = wasDismissed ? 1 : Infinity, everyMs } = guide.caps;
  return [
    ["never-again", has("never")],
    ["completed", has("completed")],
    ["snoozed", Math.max(...own.map(({ untilMs = 0 }) => untilMs))],
    [wasDismissed ? "dismissed" : "guide-cap", shown.length >= times],
    ["guide-cap", everyMs !== undefined && freeAtMs(shown, 1, everyMs)],
  ];
}

/** What all interrupting guides together have used up. */
export function sharedReasons(
  caps: CompiledCaps,
  ledger: Ledger,
  session: string,
): readonly Reason[] {
  const shown = ledger.filter(tookSlot);
  const strikes = ledger.filter(({ strike }) => strike);
  const inSession = shown.filter((entry) => entry.session === session);
  return [
    ["session-cap", inSession.length >= caps.perSession],
    ["day-cap", freeAtMs(shown, caps.perDay, DAY_MS)],
    ["week-cap", freeAtMs(shown, caps.perWeek, 7 * DAY_MS)],
    ["too-soon", freeAtMs(shown, 1, caps.minGapMs)],
    ["strikes", freeAtMs(strikes, STRIKES_TO_BACK_OFF, 7 * DAY_MS)],
  ];
}

/** A guide that was seen, or withheld as if seen, uses up caps; one that was asked for does not. */
function tookSlot({ kind, asked }: LedgerEntry): boolean {
  return (kind === "shown" || kind === "withheld") && !asked;
}

/** When fewer than `cap` of the entries lie within the `ms` before: true, never, where none may. */
function freeAtMs(entries: Ledger, cap: number, ms: number): number | true {
  const latest = entries.map(({ atMs }) => atMs).sort((a, b) => b - a);
  return cap < 1 || (latest[cap - 1] ?? -Infinity) + ms;
}
