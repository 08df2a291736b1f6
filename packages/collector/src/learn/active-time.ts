import type { JsonObject } from "@cairn/core";
import type { LogRow } from "../store/event-log.ts";

// A browser counts nobody as active 30 s after their last input.
const LONGEST_PAUSE_MS = 30_000;
// Nobody works longer than that without a break of half an hour, which begins a new session.
const LONGEST_SESSION_MS = 24 * 3_600_000;

/** Active milliseconds of the session, as the browser counted them; undefined where none did. */
export function measuredActiveMs({ context }: Pick<LogRow, "context">): number | undefined {
  const activeMs = (context?.["cairn"] as JsonObject | undefined)?.["activeMs"];
  return typeof activeMs === "number" && activeMs >= 0
    ? Math.min(activeMs, LONGEST_SESSION_MS)
    : undefined;
}

/** Active seconds of one person in all, whole ones as browsers count them, row by row in order of time. Never falls. */
export type ActiveClock = (row: Pick<LogRow, "atMs" | "session" | "context">) => number;

/** Adds up what browsers counted: the most that each session came to. */
export function createMeasuredClock(): ActiveClock {
  const sessions = new Map<string, number>();
  let totalMs = 0;
  return (row) => {
    const session = row.session ?? "";
    const before = sessions.get(session) ?? 0;
    const activeMs = Math.max(before, measuredActiveMs(row) ?? 0);
    sessions.set(session, activeMs);
    totalMs += activeMs - before;
    return Math.floor(totalMs / 1_000);
  };
}

/** For rows that no browser of ours made: what lies between two of them counts, but no pause for more than 30 s. */
export function createGapClock(): ActiveClock {
  let totalMs = 0;
  let lastMs: number | undefined;
  return ({ atMs }) => {
    totalMs += lastMs === undefined ? 0 : Math.min(Math.max(0, atMs - lastMs), LONGEST_PAUSE_MS);
    lastMs = atMs;
    return Math.floor(totalMs / 1_000);
  };
}
