import type { CompiledCaps, CompiledGroupCaps } from "../guidebook/compiled.ts";
import type { CompiledGuide } from "../guidebook/compiled-guide.ts";
import type { Ledger } from "./ledger.ts";
import { type Reason, freeAtMs, tookSlot } from "./wait.ts";

const DAY_MS = 86_400_000;
/** So many guides closed at once within a week tell that the user wants to be left alone. */
const STRIKES_TO_BACK_OFF = 3;

/** What all interrupting guides together have used up. */
export function sharedReasons(
  caps: CompiledCaps,
  ledger: Ledger,
  session: string,
): readonly Reason[] {
  const shown = ledger.filter(tookSlot);
  const strikes = ledger.filter(({ strike }) => strike);
  const [inSession, inDay, inWeek] = usedUp(caps, shown, session);
  return [
    ["session-cap", inSession],
    ["day-cap", inDay],
    ["week-cap", inWeek],
    ["too-soon", freeAtMs(shown, 1, caps.minGapMs)],
    ["strikes", freeAtMs(strikes, STRIKES_TO_BACK_OFF, 7 * DAY_MS)],
  ];
}

/** What the guides of its group together have used up. */
export function groupReasons(
  { group }: CompiledGuide,
  { groups }: CompiledCaps,
  ledger: Ledger,
  session: string,
): readonly Reason[] {
  const bounds = group && groups[group];
  if (!bounds) return [];
  const shown = ledger.filter((entry) => tookSlot(entry) && bounds.members.includes(entry.guide));
  return usedUp(bounds, shown, session).map((until) => ["group-cap", until]);
}

type Bounds = Pick<CompiledGroupCaps, "perSession" | "perDay" | "perWeek">;
type Until = Reason[1];

/** Until when the session, the day and the week are full. */
function usedUp(
  { perSession = Infinity, perDay = Infinity, perWeek = Infinity }: Bounds,
  shown: Ledger,
  session: string,
): readonly [Until, Until, Until] {
  return [
    shown.filter((entry) => entry.session === session).length >= perSession,
    freeAtMs(shown, perDay, DAY_MS),
    freeAtMs(shown, perWeek, 7 * DAY_MS),
  ];
}
