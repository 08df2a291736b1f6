import { wholly } from "./figures.ts";

const DAY_MS = 86_400_000;

/** "in the last 24 hours", or less where counting began later. */
export function lately(since: string, nowMs: number): string {
  return `in the last ${wholly(Math.min(DAY_MS, nowMs - Date.parse(since))).replace(/^1 /, "")}`;
}
