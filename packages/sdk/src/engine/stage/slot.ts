import type { CompiledGuide, Held, Stop } from "@cairn/core";
import { type GuideCandidate, arbitrate } from "@cairn/core/arbiter";
import { watch } from "../../find/watch.ts";
import type { ShownGuide } from "../../port.ts";
import type { Backstage, View } from "../stage.ts";
import { isHostModalOpen } from "./is-host-modal-open.ts";
import { isTyping } from "./is-typing.ts";

/** The one place on screen that interrupts: at most one guide holds it. A chunk of its own: no checklist needs it. */
export interface Slot {
  /** The guide that holds the slot and may be drawn, if any. */
  shown(): ShownGuide | undefined;
  /** Decides again; `held` gets why each other guide waits. */
  decide(view: View, held: Held[]): void;
  ask(guide: string): void;
  /** The guide is over; nothing happens when another holds the slot. */
  free(guide: string): void;
  /** Frees the slot if what holds it does not belong on this path; delays start again. */
  onNavigation(path: string): void;
  reset(): void;
  /** Follows the element of the guide that is shown. */
  readonly watch: typeof watch;
}

interface Holder {
  readonly guide: CompiledGuide;
  readonly because: ShownGuide["because"];
  /** Its element is there, or it needs none. */
  isReady: boolean;
  stop: Stop;
}

// Timers longer than 24 days fire at once; the next page load decides what is more than a day away.
const LONGEST_MS = 86_400_000;

/** `mayShow` is the host's veto; `onBroken` hears of an element that did not come in time. */
export function createSlot(
  backstage: Backstage,
  mayShow: (guide: CompiledGuide) => boolean,
  onBroken: (guide: CompiledGuide, tried: readonly string[]) => void,
): Slot {
  const { port, user, loadedMs, isOnPage, onChange } = backstage;
  /** Since when each guide may show: its delay counts from there. */
  const eligibleMs = new Map<string, number>();
  /** Guides that cannot show on this page. */
  const blocked = new Map<string, Held["because"]>();
  const asked = new Set<string>();
  let holder: Holder | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const free = () => {
    holder?.stop();
    holder = undefined;
  };
  const block = ({ id }: CompiledGuide, because: Held["because"]) => {
    blocked.set(id, because);
    free();
    onChange();
  };
  const claim = (guide: CompiledGuide, isAsked: boolean) => {
    free();
    asked.delete(guide.id);
    const because = isAsked ? "asked" : "offered";
    const mine: Holder = { guide, because, isReady: false, stop: () => {} };
    holder = mine;
    const ready = () => {
      if (!mayShow(guide)) return block(guide, "condition-not-met");
      mine.isReady = true;
      onChange();
    };
    if (guide.kind !== "hint") return ready();
    // Nothing is drawn before the element is there: no dimmed page, no guide used up unseen.
    mine.stop = watch(guide.target, {
      onElement: (element) => element && holder === mine && !mine.isReady && ready(),
      onBroken(tried) {
        onBroken(guide, tried);
        block(guide, "target-missing");
      },
    });
    // The element may have been found, and the host may have said no, within the call.
    if (holder !== mine) mine.stop();
  };

  return {
    watch,
    shown: () =>
      holder?.isReady ? { guide: holder.guide, because: holder.because, open: true } : undefined,
    decide({ book, facts, waits }, held) {
      clearTimeout(timer);
      const { nowMs } = facts;
      const { ledger, choices } = user.record;
      const holding = holder?.guide.id;
      const isUnwanted = choices.tipsOff && holder?.because === "offered";
      if (isUnwanted || book.guides.every(({ id }) => id !== holding)) free();
      const candidates: GuideCandidate[] = [];
      for (const guide of book.guides) {
        const { id, kind, delayMs } = guide;
        const isAsked = asked.has(id);
        const because = blocked.get(id);
        if (kind === "checklist" || id === holder?.guide.id) continue;
        if (because && !isAsked) {
          held.push({ guide: id, because });
          continue;
        }
        let wait = waits.get(id);
        if (wait?.because === "condition-not-met") eligibleMs.delete(id);
        else {
          const sinceMs = eligibleMs.get(id) ?? nowMs;
          eligibleMs.set(id, sinceMs);
          const untilMs = sinceMs + delayMs;
          if (untilMs > nowMs) wait ??= { because: "too-soon", untilMs };
        }
        candidates.push({ guide, wait, asked: isAsked });
      }
      const isPossible = candidates.some((candidate) => candidate.asked || !candidate.wait);
      const decision = arbitrate(candidates, ledger, book.caps, {
        nowMs,
        session: port.session().id,
        loadedMs,
        isPaused: false,
        isTipsOff: choices.tipsOff,
        isTyping: isTyping(backstage.edited, nowMs),
        isHostModalOpen: isPossible && isHostModalOpen(),
        isLeadingTab: port.isLeadingTab(),
        showing: holder?.guide.id,
      });
      held.push(...decision.held);
      const waitMs = Math.min(...held.map(({ untilMs = Infinity }) => untilMs)) - nowMs;
      if (waitMs < LONGEST_MS) timer = setTimeout(onChange, waitMs);
      if (decision.kind === "hold") return;
      const winner = candidates.find(({ guide }) => guide.id === decision.guide);
      if (winner) claim(winner.guide, !!winner.asked);
    },
    ask(guide) {
      asked.add(guide);
      onChange();
    },
    free(guide) {
      if (holder?.guide.id === guide) free();
      onChange();
    },
    onNavigation(path) {
      eligibleMs.clear();
      blocked.clear();
      // A guide that waits for its element, or does not belong here, would land on the wrong page.
      if (holder && !(holder.isReady && isOnPage(holder.guide.pages, path))) free();
    },
    reset() {
      clearTimeout(timer);
      asked.clear();
      blocked.clear();
      eligibleMs.clear();
      free();
    },
  };
}
