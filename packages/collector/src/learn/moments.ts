import {
  foldStall,
  STALL_SILENCES,
  type StallBaseline,
  type StallHappening,
  type StallState,
  stallValues,
} from "@cairn/core";
import type { StallHistory } from "./stall-history.ts";

/** One moment at which a user is judged. */
export interface StallMoment {
  readonly atMs: number;
  readonly milestone: string;
  /** What steps look at. */
  readonly values: Readonly<Record<string, number>>;
}

// A script that fires a thousand events a minute is no more of a person after the first few hundred.
const MOST_HAPPENINGS = 500;

/**
 * The moments of one history, in order of time, none of them chosen by what came later: "events": each own event from
 * the second on, with the signs that came at once. "presence": each event and sign, and 2, 5, 10, 20 and 30 s after it,
 * as long as they are there and nothing further has come. Losing somebody does not end the silence. Nothing counts from
 * passing, or from being helped, on. Judged as browsers do it: the same fold, the same values.
 */
export function* momentsOf(
  { happenings, passedMs = Infinity, helpedMs = Infinity }: StallHistory,
  { names }: Pick<StallBaseline, "names">,
  view: "presence" | "events",
): Generator<StallMoment> {
  const untilMs = Math.min(passedMs, helpedMs);
  const seen = happenings.slice(0, MOST_HAPPENINGS).filter(({ atMs }) => atMs < untilMs);
  let state: StallState | undefined;
  let milestone = "";
  let [hasEvent, hasSign] = [false, false];
  for (const [index, happening] of seen.entries()) {
    const { atMs, active, kind } = happening;
    state = foldStall(state, happening, { names });
    if (kind === "milestone") milestone = happening.milestone;
    hasEvent ||= kind === "event";
    hasSign ||= kind === "sign";
    const next = seen[index + 1];
    // What belongs to an event (its being a failed attempt, the milestone that it reaches) is judged with it.
    if (next && next.kind !== "event" && next.atMs === atMs) continue;
    const isJudged = hasEvent || (hasSign && view === "presence");
    [hasEvent, hasSign] = [false, false];
    if (!isJudged) continue;
    if (view === "events") {
      const values = stallValues(state, 0, active);
      if (values["events"]! > 1) yield { atMs, milestone, values };
      continue;
    }
    const silenceEnd = endOfSilence(seen, index);
    const endMs = silenceEnd.atMs ?? untilMs;
    for (const silence of STALL_SILENCES) {
      const momentMs = atMs + silence * 1000;
      if (silence > 0 && (momentMs >= endMs || active + silence > silenceEnd.active)) break;
      yield { atMs: momentMs, milestone, values: stallValues(state, silence, active + silence) };
    }
  }
}

// Active seconds are sums of fractions.
const ROUNDING = 1e-3;

/**
 * When something was done next (a milestone that comes to hand meanwhile is no doing), and how many active seconds the user
 * had in all by then: with the tab hidden nobody is silent, they are away. Without a next deed the time that was written
 * down last tells how long they were still there; where none was, they are taken to have stayed.
 */
function endOfSilence(
  seen: readonly StallHappening[],
  index: number,
): { readonly atMs: number | undefined; readonly active: number } {
  let there = Infinity;
  for (let next = index + 1; next < seen.length; next += 1) {
    const { kind, atMs, active } = seen[next]!;
    if (kind === "event" || kind === "sign") return { atMs, active: active + ROUNDING };
    if (kind === "time") there = active + ROUNDING;
  }
  return { atMs: undefined, active: there };
}
