import type { Facts } from "../condition/facts.ts";
import { holds } from "../condition/holds.ts";
import type { CompiledGuide } from "../guidebook/compiled-guide.ts";
import { isOnPage } from "../lib/is-on-page.ts";
import type { Ledger, LedgerEntry } from "./ledger.ts";
import { type Reason, type Wait, firstWait, freeAtMs } from "./wait.ts";

/**
 * Why a guide must wait whatever else is on screen: its condition or page, what the user has said to it before, and its
 * own caps. A checklist that was put away keeps its launcher, so only its end holds it. A guide that comes again is held
 * neither by having been completed nor by having been closed. What withholds it is `withheldWait`'s.
 */
export function ownWait(guide: CompiledGuide, facts: Facts, ledger: Ledger): Wait | undefined {
  const { id, kind, caps, pages, when } = guide;
  if (!when || !isOnPage(pages, facts.path ?? "") || !holds(when, facts))
    return { because: "condition-not-met" };
  const own = ledger.filter((entry) => entry.guide === id);
  // Most guides were never seen: a hundred of them are judged at every event.
  if (!own.length) return undefined;
  const has = (what: LedgerEntry["kind"]) => own.some((entry) => entry.kind === what);
  const over: readonly Reason[] = [
    ["never-again", has("never")],
    ["completed", !caps.again && has("completed")],
  ];
  if (kind === "checklist") return firstWait(facts.nowMs, over);
  // Not what was withheld: once its holdout is lifted, it comes to those who went without, too.
  const shown = own.filter((entry) => entry.kind === "shown" && !entry.asked);
  const wasDismissed = !caps.again && has("dismissed");
  const { times = wasDismissed ? 1 : Infinity, everyMs = 0 } = caps;
  return firstWait(facts.nowMs, [
    ...over,
    ["snoozed", Math.max(...own.map(({ untilMs = 0 }) => untilMs))],
    [wasDismissed ? "dismissed" : "guide-cap", shown.length >= times],
    ["guide-cap", freeAtMs(shown, 1, everyMs)],
  ]);
}
