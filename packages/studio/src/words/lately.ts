import { lasting } from "./figures.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** "in the last 24 hours", or less where counting began later. */
export function lately(since: string, nowMs: number): string {
  const ms = nowMs - Date.parse(since);
  return ms >= DAY_MS ? "in the last 24 hours" : `in the last ${lasting(Math.max(MINUTE_MS, ms))}`;
}
