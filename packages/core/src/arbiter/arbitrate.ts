import type { CompiledCaps, CompiledGuide } from "../guidebook/compiled.ts";
import { guideWait, sharedWait, type Wait } from "./caps.ts";
import type { Decision, Held } from "./decision.ts";
import type { Ledger } from "./ledger.ts";

/** A guide that might show now. */
export interface Candidate {
  readonly guide: CompiledGuide;
  /** Its condition and page hold. */
  readonly eligible: boolean;
  /** Asked for by the user or the host: goes first, and neither caps nor quiet moments hold it. */
  readonly asked?: boolean;
  /** Its delay has not passed yet. */
  readonly dueMs?: number;
}

/** What goes on around the decision. */
export interface Situation {
  readonly nowMs: number;
  readonly session: string;
  readonly loadedMs: number;
  readonly isPaused: boolean;
  readonly isTipsOff: boolean;
  readonly isTyping: boolean;
  /** A host modal is open or the user is in a flow that must not be cut. */
  readonly isHostModalOpen: boolean;
  readonly isLeadingTab: boolean;
  /** The interrupting guide on screen, if any. */
  readonly showing?: string | undefined;
}

/**
 * Decides which one interrupting guide may show now, with a reason for every other. Equal input gives equal output;
 * among equals the higher priority wins, then the id that sorts first.
 */
export function arbitrate(
  candidates: readonly Candidate[],
  ledger: Ledger,
  caps: CompiledCaps,
  situation: Situation,
): Decision {
  const held: Held[] = [];
  const free: Candidate[] = [];
  const everyone = situationWait(caps, ledger, situation);
  for (const candidate of candidates) {
    const wait = waitOf(candidate, ledger, situation, everyone);
    if (wait) held.push({ guide: candidate.guide.id, ...wait });
    else free.push(candidate);
  }
  free.sort(byUrgency);
  for (const loser of free.slice(1))
    held.push({ guide: loser.guide.id, because: "lower-priority" });
  const winner = free[0];
  return winner ? { kind: "show", guide: winner.guide.id, held } : { kind: "hold", held };
}

function waitOf(
  candidate: Candidate,
  ledger: Ledger,
  situation: Situation,
  everyone: Wait | undefined,
): Wait | undefined {
  const { guide } = candidate;
  if (situation.isPaused) return { because: "paused" };
  if (candidate.asked) return undefined;
  if (situation.isTipsOff) return { because: "tips-off" };
  if (!candidate.eligible) return { because: "condition-not-met" };
  const own = guideWait(guide, ledger, situation.nowMs);
  if (own) return own;
  if (candidate.dueMs !== undefined && candidate.dueMs > situation.nowMs) {
    return { because: "too-soon", untilMs: candidate.dueMs };
  }
  return everyone;
}

function situationWait(caps: CompiledCaps, ledger: Ledger, situation: Situation): Wait | undefined {
  if (situation.showing !== undefined) return { because: "other-guide" };
  if (!situation.isLeadingTab) return { because: "other-tab" };
  if (situation.isHostModalOpen) return { because: "host-modal" };
  if (situation.isTyping) return { because: "typing" };
  const quietUntilMs = situation.loadedMs + caps.quietAfterLoadMs;
  if (quietUntilMs > situation.nowMs) return { because: "page-just-opened", untilMs: quietUntilMs };
  return sharedWait(caps, ledger, situation.session, situation.nowMs);
}

function byUrgency(a: Candidate, b: Candidate): number {
  return (
    Number(b.asked ?? false) - Number(a.asked ?? false) ||
    b.guide.priority - a.guide.priority ||
    (a.guide.id < b.guide.id ? -1 : 1)
  );
}
