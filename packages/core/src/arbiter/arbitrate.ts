import type { CompiledCaps } from "../guidebook/compiled.ts";
import type { CompiledGuide } from "../guidebook/compiled-guide.ts";
import { groupReasons, sharedReasons } from "./caps.ts";
import type { Decision, Held } from "./decision.ts";
import type { Ledger } from "./ledger.ts";
import { type Wait, firstWait } from "./wait.ts";

/** A guide that might show now. */
export interface Candidate {
  readonly guide: CompiledGuide;
  /** Why it must wait by itself: `ownWait`, and then its delay. */
  readonly wait?: Wait | undefined;
  /** Asked for by the user or the host: goes first, and neither caps nor quiet moments hold it. */
  readonly asked?: boolean;
}

/** What goes on around the decision. A host that says neither of pauses nor of modals has told its guides of them already. */
export interface Situation {
  readonly nowMs: number;
  readonly session: string;
  readonly loadedMs: number;
  readonly isPaused?: boolean;
  readonly isTipsOff: boolean;
  readonly isTyping: boolean;
  /** A host modal is open or the user is in a flow that must not be cut. */
  readonly isHostModalOpen?: boolean;
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
  const { nowMs, isPaused, isTipsOff, session } = situation;
  const held: Held[] = [];
  const free: Candidate[] = [];
  const everyone = firstWait(nowMs, [
    ["other-guide", situation.showing !== undefined],
    ["other-tab", !situation.isLeadingTab],
    ["host-modal", situation.isHostModalOpen],
    ["typing", situation.isTyping],
    ["page-just-opened", situation.loadedMs + caps.quietAfterLoadMs],
    ...sharedReasons(caps, ledger, session),
  ]);
  for (const candidate of candidates) {
    const { guide, asked, wait } = candidate;
    let because: Wait | undefined;
    if (isPaused) because = { because: "paused" };
    else if (!asked) {
      because = isTipsOff
        ? { because: "tips-off" }
        : (wait ?? everyone ?? firstWait(nowMs, groupReasons(guide, caps, ledger, session)));
    }
    if (because) held.push({ guide: guide.id, ...because });
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
