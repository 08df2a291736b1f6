import {
  type CompiledGuide,
  type CompiledGuidebook,
  type CompiledHint,
  type Facts,
  type Held,
  type Stop,
  arbitrate,
  holds,
} from "@cairn/core";
import type { ShownGuide } from "../port.ts";
import type { EnginePort } from "./engine-port.ts";
import { isOnPage } from "./is-on-page.ts";
import { isHostModalOpen } from "./quiet.ts";
import type { User } from "./user.ts";

/**
 * Waits for the element that a guide points at. `onThere` may run within the call; `onBroken` once, when it does not
 * come in time.
 */
export type AwaitTarget = (
  port: EnginePort,
  guide: CompiledHint,
  onThere: () => void,
  onBroken: () => void,
) => Stop;

/** The one place on screen that interrupts: at most one guide holds it. */
export interface Slot {
  /** The guide that holds the slot and may be drawn, if any. */
  shown(): ShownGuide | undefined;
  /** Decides again; `isTyping` is read only when something could show. `held` gets why each other guide waits. */
  decide(book: CompiledGuidebook, facts: Facts, isTyping: () => boolean, held: Held[]): void;
  ask(guide: string): void;
  /** The guide is over; nothing happens when another holds the slot. */
  free(guide: string): void;
  /** Frees the slot if what holds it does not belong on this path; delays start again. */
  onNavigation(path: string): void;
  reset(): void;
}

/** What the slot asks and tells while it works. */
export interface SlotEvents {
  /** The host's veto. */
  mayShow(guide: CompiledGuide): boolean;
  /** Brings what can look for an element; undefined where it cannot be had. */
  bring(): Promise<{ readonly awaitTarget: AwaitTarget } | undefined>;
  /** Something is to be decided again now. */
  onChange(): void;
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

export function createSlot(port: EnginePort, user: User, events: SlotEvents): Slot {
  const loadedMs = port.now();
  /** Since when each guide's condition holds: its delay counts from there. */
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
  const block = (guide: CompiledGuide, because: Held["because"]) => {
    blocked.set(guide.id, because);
    free();
  };
  const claim = (guide: CompiledGuide, isAsked: boolean) => {
    free();
    asked.delete(guide.id);
    const mine: Holder = {
      guide,
      because: isAsked ? "asked" : "offered",
      isReady: false,
      stop: () => {},
    };
    holder = mine;
    const ready = () => {
      if (events.mayShow(guide)) mine.isReady = true;
      else block(guide, "condition-not-met");
      events.onChange();
    };
    if (guide.kind !== "hint") {
      ready();
      return;
    }
    // Nothing is drawn before the element is there: no dimmed page, no guide used up unseen.
    void events.bring().then((stage) => {
      if (holder !== mine) return;
      const fail = (because: Held["because"]) => {
        block(guide, because);
        events.onChange();
      };
      if (!stage) return fail("widgets-unavailable");
      mine.stop = stage.awaitTarget(
        port,
        guide,
        () => holder === mine && !mine.isReady && ready(),
        () => fail("target-missing"),
      );
      // The element may have been found, and the host may have said no, within the call.
      if (holder !== mine) mine.stop();
    });
  };

  return {
    shown: () =>
      holder?.isReady ? { guide: holder.guide, because: holder.because, open: true } : undefined,
    decide(book, facts, isTyping, held) {
      clearTimeout(timer);
      const { ledger, choices } = user.record;
      const holding = holder?.guide.id;
      const isUnwanted = choices.tipsOff && holder?.because === "offered";
      if (isUnwanted || book.guides.every(({ id }) => id !== holding)) free();
      let isPossible = false;
      const candidates = book.guides.flatMap((guide) => {
        const { id, kind, when } = guide;
        const isAsked = asked.has(id);
        const because = blocked.get(id);
        if (kind === "checklist" || id === holder?.guide.id) return [];
        if (because && !isAsked) {
          held.push({ guide: id, because });
          return [];
        }
        const eligible = !!when && isOnPage(guide.pages, facts.path ?? "") && holds(when, facts);
        if (!eligible) eligibleMs.delete(id);
        else if (!eligibleMs.has(id)) eligibleMs.set(id, facts.nowMs);
        isPossible ||= eligible || isAsked;
        const dueMs = (eligibleMs.get(id) ?? 0) + guide.delayMs;
        return { guide, eligible, asked: isAsked, dueMs };
      });
      const decision = arbitrate(candidates, ledger, book.caps, {
        nowMs: facts.nowMs,
        session: port.session().id,
        loadedMs,
        isPaused: book.paused,
        isTipsOff: choices.tipsOff,
        isTyping: isPossible && isTyping(),
        isHostModalOpen: isPossible && isHostModalOpen(),
        isLeadingTab: port.isLeadingTab(),
        showing: holder?.guide.id,
      });
      held.push(...decision.held);
      const waitMs = Math.min(...held.map(({ untilMs = Infinity }) => untilMs)) - facts.nowMs;
      if (waitMs < LONGEST_MS) timer = setTimeout(events.onChange, waitMs);
      if (decision.kind === "hold") return;
      const winner = candidates.find(({ guide }) => guide.id === decision.guide);
      if (winner) claim(winner.guide, winner.asked);
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
