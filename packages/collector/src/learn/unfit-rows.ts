import { isReservedEvent } from "@cairn/core";
import type { JsonObject } from "@cairn/core";
import type { LogRow } from "../store/event-log.ts";
import { measuredActiveMs } from "./active-time.ts";

/** Why nobody learns from somebody's rows. */
export type Unfit = "bots" | "clocks";

// Five a second for a minute: held keys and busy pages stay below, scripts and load tests do not.
const MOST_A_MINUTE = 300;
const MINUTE_MS = 60_000;
// Sorting and tabs make small steps back; a clock that was set makes large ones.
const STEP_BACK_MS = MINUTE_MS;
// An outbox keeps nothing for longer: what is older was made by a clock that is behind.
const LONGEST_ON_THE_WAY_MS = 15 * 86_400_000;
// History that is loaded is all there within minutes.
const LOADING_MS = 3_600_000;
const AHEAD_MS = 3_600_000;

/** Whether somebody's rows, in order of time, are no person's or tell of no real time; undefined: neither. */
export function unfitness(rows: readonly LogRow[], nowMs: number): Unfit | undefined {
  if (isScript(rows)) return "bots";
  return hasLyingClock(rows, nowMs) ? "clocks" : undefined;
}

function isScript(rows: readonly LogRow[]): boolean {
  const times = rows.filter(({ name }) => !isReservedEvent(name)).map(({ atMs }) => atMs);
  return times.some((atMs, index) => {
    const before = times[index - MOST_A_MINUTE];
    return before !== undefined && atMs - before < MINUTE_MS;
  });
}

function hasLyingClock(rows: readonly LogRow[], nowMs: number): boolean {
  const isUnlikely = rows.some(
    ({ atMs, timeNote }) => timeNote === "receive-time" || atMs > nowMs + AHEAD_MS,
  );
  return isUnlikely || isBehind(rows) || hasStepBack(rows);
}

/** Whether a browser told of times that are too long ago, as they happened: history that was loaded came all at once. */
function isBehind(rows: readonly LogRow[]): boolean {
  const seen = rows.filter((row) => measuredActiveMs(row) !== undefined);
  const isLate = seen.some(({ atMs, receivedAtMs }) => receivedAtMs - atMs > LONGEST_ON_THE_WAY_MS);
  if (!isLate) return false;
  const happenedMs = spanOf(seen.map(({ atMs }) => atMs));
  const receivedMs = spanOf(seen.map(({ receivedAtMs }) => receivedAtMs));
  return receivedMs > LOADING_MS || (happenedMs > 0 && receivedMs >= happenedMs / 2);
}

function spanOf(times: readonly number[]): number {
  return Math.max(...times) - Math.min(...times);
}

/** Whether a tab made a message at an earlier time than the one before. */
function hasStepBack(rows: readonly LogRow[]): boolean {
  const latest = new Map<string, { readonly seq: number; readonly atMs: number }>();
  const bySeq = rows
    .filter(({ session, seq }) => session !== undefined && seq !== undefined)
    .toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  for (const { session, seq = 0, atMs, context } of bySeq) {
    const tab = (context?.["cairn"] as JsonObject | undefined)?.["tab"];
    const key = `${session} ${JSON.stringify(tab)}`;
    const before = latest.get(key);
    if (before !== undefined && before.seq < seq && atMs < before.atMs - STEP_BACK_MS) return true;
    if (before === undefined || before.atMs < atMs) latest.set(key, { seq, atMs });
  }
  return false;
}
