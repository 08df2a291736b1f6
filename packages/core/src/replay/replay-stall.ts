import type { Condition } from "../condition/condition.ts";
import type { Facts } from "../condition/facts.ts";
import type { CompiledGuidebook } from "../guidebook/compiled.ts";
import { type StallJudgement, isStuck, judgeStall, STALL_SILENCES } from "../stall/judge-stall.ts";
import { stallReasons } from "../stall/stall-reasons.ts";
import { foldStall, type StallHappening, type StallState } from "../stall/stall-state.ts";

/** Judges again who was stuck, as their browser would have. */
export interface StallReplay {
  /** The stall at a moment; moments only go forward. `active` are active seconds in all. */
  look(atMs: number, active: number, reachedAt: Readonly<Record<string, number>>): Facts["stall"];
  /** The next moment of silence to look at, epoch milliseconds; infinite where no guide asks for stalls. */
  nextSilenceMs(nowMs: number): number;
}

/** Follows the happenings of one person, in order of time. */
export function createStallReplay(
  { stalls, milestones, guides, segments }: CompiledGuidebook,
  happenings: readonly StallHappening[],
): StallReplay {
  const [names] = stalls;
  let state: StallState | undefined;
  let judged: StallJudgement | undefined;
  let stall: Facts["stall"];
  let next = 0;
  const isAskedFor = [...guides.map(({ when }) => when), ...Object.values(segments)].some(
    (condition) => condition !== undefined && asksForStall(condition),
  );

  const judge = (reachedAt: Readonly<Record<string, number>>): void => {
    if (state === undefined) return;
    const [milestone] = state;
    const expectedMs = milestones.find(({ id }) => id === milestone)?.expectedActiveMs;
    const found = judgeStall(stalls, state, expectedMs);
    const { silence } = state[3];
    // At the moments, and in the way, that browsers judge (stall-watch).
    const isMoment = found && (!found.chance || STALL_SILENCES.includes(silence));
    if (isMoment && (!silence || !judged || found.excess > judged.excess)) judged = found;
    const isOver = milestone in reachedAt || (judged && !isStuck(judged, true));
    if (stall && (stall.milestone !== milestone || isOver)) stall = undefined;
    if (stall || !judged || milestone in reachedAt || !isStuck(judged, false)) return;
    const reasons = stallReasons(judged, state).map(({ kind }) => kind);
    stall = { milestone, reasons };
  };
  return {
    look(atMs, active, reachedAt) {
      if (names === undefined || !isAskedFor) return undefined;
      for (; next < happenings.length && happenings[next]!.atMs <= atMs; next += 1) {
        const happening = happenings[next]!;
        if (happening.kind === "milestone") {
          // Who is stuck stays with their milestone: help must not go away because they look around.
          if (stall && !(stall.milestone in reachedAt)) continue;
          judged = undefined;
        }
        state = foldStall(state, happening, names);
        judge(reachedAt);
      }
      if (state !== undefined && active > state[3].active) {
        state = foldStall(state, { kind: "time", atMs, active }, names);
      }
      judge(reachedAt);
      return stall;
    },
    nextSilenceMs(nowMs) {
      const lastMs = happenings[next - 1]?.atMs;
      if (!isAskedFor || lastMs === undefined) return Infinity;
      const moments = STALL_SILENCES.map((seconds) => lastMs + seconds * 1000);
      return moments.find((atMs) => atMs > nowMs) ?? Infinity;
    },
  };
}

function asksForStall(condition: Condition): boolean {
  switch (condition.kind) {
    case "all":
    case "any":
      return condition.of.some(asksForStall);
    case "not":
      return asksForStall(condition.condition);
    case "fact":
      return condition.fact === "stall";
    default:
      return false;
  }
}
