import type { CompiledCaps, CompiledGuide } from "../guidebook/compiled.ts";
import { type Wait, firstWait, ownReasons, sharedReasons } from "./caps.ts";
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
  const { nowMs, isPaused, isTipsOff } = situation;
  const held: Held[] = [];
  const free: Candidate[] = [];
  const everyone = firstWait(nowMs, [
    ["other-guide", situation.showing !== undefined],
    ["other-tab", !situation.isLeadingTab],
    ["host-modal", situation.isHostModalOpen],
    ["typing", situation.isTyping],
    ["page-just-opened", situation.loadedMs + caps.quietAfterLoadMs],
    ...sharedReasons(caps, ledger, situation.session),
  ]);
  for (const candidate of candidates) {
    const { guide, eligible, asked, dueMs } = candidate;
    let wait: Wait | undefined;
    if (isPaused) wait = { because: "paused" };
    else if (isTipsOff && !asked) wait = { because: "tips-off" };
    else if (!eligible && !asked) wait = { because: "condition-not-met" };
    else if (!asked) {
      const own = [...ownReasons(guide, ledger), ["too-soon", dueMs ?? false] as const];
      wait = firstWait(nowMs, own) ?? everyone;
    }
    if (wait) held.push({ guide: guide.id, ...wait });
    else free.push(candidate);
  }
  const [winner, ...losers] = free.sort(byUrgency);
  for (const { guide } of losers) held.push({ guide: guide.id, because: "lower-priority" });
  return winner ? { kind: "show", guide: winner.guide.id, held } : { kind: "hold", held };
}

function byUrgency(a: Candidate, b: Candidate): number {
  return (
    Number(!!b.asked) - Number(!!a.asked) ||
    b.guide.priority - a.guide.priority ||
    (a.guide.id < b.guide.id ? -1 : 1)
  );
}
