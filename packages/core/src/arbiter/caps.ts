import type { CompiledCaps } from "../guidebook/compiled.ts";
import type { CompiledGuide } from "../guidebook/compiled-guide.ts";
import type { Ledger } from "./ledger.ts";
import { type Reason, freeAtMs, tookSlot } from "./wait.ts";

const DAY_MS = 86_400_000;
/** So many guides closed at once within a week tell that the user wants to be left alone. */
const STRIKES_TO_BACK_OFF = 3;

/** What the guides of its group together have used up. */
export function groupReasons(
  { group }: CompiledGuide,
  caps: CompiledCaps,
  ledger: Ledger,
  session: string,
): readonly Reason[] {
  const bounds = group === undefined ? undefined : caps.groups[group];
  if (!bounds) return [];
  const { members, perSession = Infinity, perDay = Infinity, perWeek = Infinity } = bounds;
  const shown = ledger.filter((entry) => tookSlot(entry) && members.includes(entry.guide));
  const inSession = shown.filter((entry) => entry.session === session);
  return [
    ["group-cap", inSession.length >= perSession],
    ["group-cap", freeAtMs(shown, perDay, DAY_MS)],
    ["group-cap", freeAtMs(shown, perWeek, 7 * DAY_MS)],
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
