import type { CompiledCaps, CompiledGuideBase } from "../guidebook/compiled.ts";
import type { HoldReason } from "./decision.ts";
import type { Ledger, LedgerEntry } from "./ledger.ts";

const DAY_MS = 86_400_000;
/** Guides closed at once, within this many days, tell that the user wants to be left alone. */
const STRIKE_DAYS = 7;
const STRIKES_TO_BACK_OFF = 3;

/** Why a guide must wait, and until when where that is known. */
export interface Wait {
  readonly because: HoldReason;
  readonly untilMs?: number;
}

/** What the user has said to this guide before, or its own cap. */
export function guideWait(
  guide: CompiledGuideBase,
  ledger: Ledger,
  nowMs: number,
): Wait | undefined {
  const own = ledger.filter((entry) => entry.guide === guide.id);
  const has = (kind: LedgerEntry["kind"]) => own.some((entry) => entry.kind === kind);
  if (has("never")) return { because: "never-again" };
  if (has("completed")) return { because: "completed" };
  const snoozedUntil = Math.max(0, ...own.map((entry) => entry.untilMs ?? 0));
  if (snoozedUntil > nowMs) return { because: "snoozed", untilMs: snoozedUntil };
  const shown = own.filter(tookSlot);
  const times = guide.caps.times ?? (has("dismissed") ? 1 : Infinity);
  if (shown.length >= times) return { because: has("dismissed") ? "dismissed" : "guide-cap" };
  if (guide.caps.everyMs !== undefined) {
    const untilMs = latest(shown) + guide.caps.everyMs;
    if (untilMs > nowMs) return { because: "guide-cap", untilMs };
  }
  return undefined;
}

/** What all interrupting guides together have used up. */
export function sharedWait(
  caps: CompiledCaps,
  ledger: Ledger,
  session: string,
  nowMs: number,
): Wait | undefined {
  const shown = ledger.filter(tookSlot);
  const since = (ms: number) => shown.filter((entry) => entry.atMs > nowMs - ms);
  const inSession = shown.filter((entry) => entry.session === session);
  if (inSession.length >= caps.perSession) return { because: "session-cap" };
  for (const [because, cap, ms] of [
    ["day-cap", caps.perDay, DAY_MS],
    ["week-cap", caps.perWeek, 7 * DAY_MS],
  ] as const) {
    const recent = since(ms);
    if (recent.length >= cap) {
      return {
        because,
        untilMs:
          recent
            .map((entry) => entry.atMs)
            .sort((a, b) => a - b)
            .at(-cap)! + ms,
      };
    }
  }
  const gapEnds = latest(shown) + caps.minGapMs;
  if (gapEnds > nowMs) return { because: "too-soon", untilMs: gapEnds };
  const strikes = ledger.filter(
    (entry) => entry.strike && entry.atMs > nowMs - STRIKE_DAYS * DAY_MS,
  );
  if (strikes.length >= STRIKES_TO_BACK_OFF) {
    return { because: "strikes", untilMs: latest(strikes) + STRIKE_DAYS * DAY_MS };
  }
  return undefined;
}

/** A guide that was seen, or withheld as if seen, uses up caps; one that was asked for does not. */
function tookSlot(entry: LedgerEntry): boolean {
  return (entry.kind === "shown" || entry.kind === "withheld") && !entry.asked;
}

function latest(entries: Ledger): number {
  return Math.max(-Infinity, ...entries.map((entry) => entry.atMs));
}
