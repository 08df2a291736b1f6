import {
  type CompiledGuide,
  type Held,
  type Stop,
  type Wait,
  assign,
  bucket,
  isOnPage,
} from "@cairn/core";
import { type GuideCandidate, arbitrate, withheldWait } from "@cairn/core/arbiter";
import { locate } from "../../find/locate.ts";
import type { Backstage, View } from "../stage.ts";
import { figuresOf } from "./figures.ts";
import { isIn, openHostModals } from "./host-modals.ts";
import { isTyping } from "./is-typing.ts";
import { type PlaceOf, stepAt } from "./tour-place.ts";
import { unitsOf } from "./withhold.ts";

/** Chooses what takes the slot next: what was asked for, else a tour that was begun, else what the arbiter says. */
export interface Chooser {
  /**
   * The guide that takes the slot now, if any; `held` gets why each other one may not. `holding` has the slot; while it
   * `isFirm` only what was asked for takes it away.
   */
  choose(
    view: View,
    held: Held[],
    holding: string | undefined,
    isFirm: boolean,
  ): GuideCandidate | undefined;
  /** Delays start again. */
  restart(): void;
  readonly stop: Stop;
}

// Timers longer than 24 days fire at once; the next page load decides what is more than a day away.
const LONGEST_MS = 86_400_000;

/** `asked` are guides that were asked for, `blocked` those that cannot show on this page. */
export function createChooser(
  backstage: Backstage,
  asked: Set<string>,
  blocked: ReadonlyMap<string, Held["because"]>,
  placeOf: PlaceOf,
): Chooser {
  const { port, user, landed, onChange } = backstage;
  /** Since when each guide may show: its delay counts from there. */
  const eligibleMs = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Until when the guide waits out its delay, which starts when nothing but the moment holds it. */
  const delayOf = ({ id, delayMs }: CompiledGuide, wait: Wait | undefined, nowMs: number) => {
    if (wait?.because === "condition-not-met") eligibleMs.delete(id);
    else {
      const sinceMs = eligibleMs.get(id) ?? nowMs;
      eligibleMs.set(id, sinceMs);
      if (sinceMs + delayMs > nowMs) return sinceMs + delayMs;
    }
    return undefined;
  };

  return {
    choose({ book, facts, waits }, held, holding, isFirm) {
      clearTimeout(timer);
      const { nowMs, path = "" } = facts;
      const { ledger, choices, progress } = user.kept;
      const units = unitsOf(user.kept, user.who);
      const candidates: GuideCandidate[] = [];
      /** A tour to go on with. */
      let resumed: GuideCandidate | undefined;
      let modals: readonly Element[] | undefined;
      for (const guide of book.guides) {
        const { id, kind } = guide;
        let isAsked = asked.has(id);
        const because = blocked.get(id);
        if (kind === "checklist" || id === holding) continue;
        if (because && !isAsked) {
          held.push({ guide: id, because });
          continue;
        }
        let wait = waits.get(id);
        let isBegun = false;
        let target = "target" in guide ? guide.target : undefined;
        if (kind === "tour") {
          const place = placeOf(guide, facts);
          const step = stepAt(guide, place);
          ({ target } = step);
          // What it began under need not hold any more; what switches every guide off, or this one for good, does.
          const from = wait?.because;
          const isOff = from === "paused" || from === "tips-off" || from === "never-again";
          if (place && (place.isAsked || !isOff)) wait = undefined;
          if (!isOnPage(step.pages, path)) wait ??= { because: "other-page" };
          isBegun = !!place;
        }
        if (kind === "recap" && (isAsked || !wait) && !figuresOf(guide, progress, facts)?.length) {
          wait = { because: "nothing-to-tell" };
          asked.delete(id);
          isAsked = false;
        }
        // By the visitor's first id, which stays theirs when they get a name.
        if (kind === "survey" && bucket(id, user.who.anonymousId) >= guide.sample) {
          wait ??= { because: "not-sampled" };
        }
        if (!wait && !isBegun && assign(guide, book.holdout, units)?.arm === "withheld") {
          wait = withheldWait(guide, ledger, nowMs);
        }
        const untilMs = delayOf(guide, wait, nowMs);
        if (untilMs) wait ??= { because: "too-soon", untilMs };
        if (!wait) {
          modals ??= openHostModals();
          const found = target && modals.length ? locate(target, document) : undefined;
          const element = found?.kind === "found" ? found.element : undefined;
          // One that points at something inside the modal lies over it, and helps there.
          if (modals.some((modal) => !isIn(modal, element))) wait = { because: "host-modal" };
        }
        const candidate = { guide, wait, asked: isAsked };
        candidates.push(candidate);
        if (isBegun && !wait) resumed = candidate;
      }
      const isLeadingTab = port.isLeadingTab();
      const isWanted = candidates.some((candidate) => candidate.asked);
      const next = holding || isWanted || !isLeadingTab ? undefined : resumed;
      const decision = arbitrate(
        candidates.filter(({ guide }) => guide !== next?.guide),
        ledger,
        book.caps,
        {
          nowMs,
          session: port.session().id,
          loadedMs: landed.atMs,
          isTipsOff: choices.tipsOff,
          isTyping: isTyping(backstage.edited, nowMs),
          isLeadingTab,
          showing: next?.guide.id ?? (isFirm ? holding : undefined),
        },
      );
      held.push(...decision.held);
      const waitMs = Math.min(...held.map(({ untilMs = Infinity }) => untilMs)) - nowMs;
      if (waitMs < LONGEST_MS) timer = setTimeout(onChange, waitMs);
      if (decision.kind === "hold") return next;
      return candidates.find(({ guide }) => guide.id === decision.guide);
    },
    restart: () => eligibleMs.clear(),
    stop: () => clearTimeout(timer),
  };
}
