import {
  type CompiledGuidebook,
  type CompiledGuide,
  type Facts,
  type GuideCandidate,
  type Held,
  type Stop,
  arbitrate,
  holds,
  matchPath,
} from "@cairn/core";
import { watch } from "../find/watch.ts";
import type { ShownGuide } from "../port.ts";
import type { EnginePort } from "./engine-port.ts";
import { isHostModalOpen } from "./quiet.ts";
import type { User } from "./user.ts";

/** The one place on screen that interrupts: at most one guide holds it. */
export interface Slot {
  /** The guide that holds the slot and may be drawn, if any. */
  readonly shown: ShownGuide | undefined;
  readonly held: readonly Held[];
  /** Decides again; `isTyping` is read only when something could show. */
  decide(book: CompiledGuidebook, facts: Facts, isTyping: () => boolean): void;
  ask(guide: string): void;
  /** The guide is over; nothing happens when another holds the slot. */
  free(guide: string): void;
  /** Frees the slot if what holds it does not belong on this path; delays start again. */
  onNavigation(path: string): void;
  reset(): void;
}

/** What the slot tells while it works. */
export interface SlotEvents {
  /** The host's veto. */
  mayShow(guide: CompiledGuide): boolean;
  onBroken(guide: string, tried: readonly string[]): void;
  /** Something is to be decided again now. */
  onChange(): void;
}

interface Holder {
  readonly guide: CompiledGuide;
  readonly isAsked: boolean;
  /** Its element is there, or it needs none. */
  isReady: boolean;
  stop: Stop;
}

export function createSlot(port: EnginePort, user: User, events: SlotEvents): Slot {
  const loadedMs = port.now();
  /** Since when each guide's condition holds: its delay counts from there. */
  const eligibleMs = new Map<string, number>();
  /** Guides that cannot show on this page. */
  const blocked = new Map<string, Held["because"]>();
  const asked = new Set<string>();
  let holder: Holder | undefined;
  let shown: ShownGuide | undefined;
  let held: readonly Held[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const free = () => {
    holder?.stop();
    holder = shown = undefined;
  };
  const ready = () => {
    if (!holder) return;
    const { guide, isAsked } = holder;
    if (events.mayShow(guide)) {
      holder.isReady = true;
      shown = { guide, because: isAsked ? "asked" : "offered", open: true };
    } else {
      blocked.set(guide.id, "condition-not-met");
      free();
    }
    events.onChange();
  };
  const claim = (guide: CompiledGuide, isAsked: boolean) => {
    free();
    asked.delete(guide.id);
    holder = { guide, isAsked, isReady: false, stop: () => {} };
    if (guide.kind !== "hint") {
      ready();
      return;
    }
    // Nothing is drawn before the element is there: no dimmed page, no guide used up unseen.
    const stop = watch(guide.target, {
      onElement: (element) => {
        if (element && holder?.guide === guide && !holder.isReady) ready();
      },
      onBroken: (tried) => {
        blocked.set(guide.id, "target-missing");
        events.onBroken(guide.id, tried);
        free();
        events.onChange();
      },
    });
    // The element may have been found, and the host may have said no, within the call.
    if (holder?.guide === guide) holder.stop = stop;
    else stop();
  };
  const candidateOf = (guide: CompiledGuide, facts: Facts): GuideCandidate => {
    const eligible =
      guide.when !== undefined && isOn(guide, facts.path ?? "") && holds(guide.when, facts);
    if (!eligible) eligibleMs.delete(guide.id);
    else if (!eligibleMs.has(guide.id)) eligibleMs.set(guide.id, facts.nowMs);
    const sinceMs = eligibleMs.get(guide.id);
    return {
      guide,
      eligible,
      ...(asked.has(guide.id) ? { asked: true } : {}),
      ...(sinceMs === undefined ? {} : { dueMs: sinceMs + guide.delayMs }),
    };
  };

  return {
    get shown() {
      return shown;
    },
    get held() {
      return held;
    },
    decide(book, facts, isTyping) {
      clearTimeout(timer);
      const now = book.guides.find(({ id }) => id === holder?.guide.id);
      const isUnwanted = user.record.choices.tipsOff && !holder?.isAsked;
      if (holder && (!now || isUnwanted)) free();
      const interrupting = book.guides.filter(({ kind }) => kind !== "checklist");
      const stuck = interrupting.filter(({ id }) => blocked.has(id) && !asked.has(id));
      const candidates = interrupting
        .filter((guide) => guide.id !== holder?.guide.id && !stuck.includes(guide))
        .map((guide) => candidateOf(guide, facts));
      held = stuck.map(({ id }) => ({ guide: id, because: blocked.get(id) ?? "target-missing" }));
      if (candidates.length === 0) return;
      const isPossible = candidates.some(({ eligible, asked: isAsked }) => eligible || isAsked);
      const decision = arbitrate(candidates, user.record.ledger, book.caps, {
        nowMs: facts.nowMs,
        session: port.session().id,
        loadedMs,
        isPaused: book.paused,
        isTipsOff: user.record.choices.tipsOff,
        isTyping: isPossible && isTyping(),
        isHostModalOpen: isPossible && isHostModalOpen(),
        isLeadingTab: port.isLeadingTab(),
        ...(holder ? { showing: holder.guide.id } : {}),
      });
      held = [...held, ...decision.held];
      const againMs = Math.min(...held.map(({ untilMs }) => untilMs ?? Infinity));
      // Timers longer than 24 days fire at once; the next page load decides those.
      if (againMs - facts.nowMs < 86_400_000) {
        timer = setTimeout(events.onChange, againMs - facts.nowMs);
      }
      if (decision.kind === "hold") return;
      const winner = candidates.find(({ guide }) => guide.id === decision.guide);
      if (winner) claim(winner.guide, winner.asked ?? false);
    },
    ask(guide) {
      asked.add(guide);
      events.onChange();
    },
    free(guide) {
      if (holder?.guide.id === guide) free();
      events.onChange();
    },
    onNavigation(path) {
      eligibleMs.clear();
      blocked.clear();
      // A guide that waits for its element, or does not belong here, would land on the wrong page.
      if (holder && !(isOn(holder.guide, path) && holder.isReady)) free();
    },
    reset() {
      clearTimeout(timer);
      asked.clear();
      blocked.clear();
      eligibleMs.clear();
      free();
      held = [];
    },
  };
}

function isOn(guide: CompiledGuide, path: string): boolean {
  return guide.pages.length === 0 || matchPath(guide.pages, path);
}
