import { type CompiledGuide, type Held, type Stop, isOnPage } from "@cairn/core";
import { onPageChange, watch } from "../../find/watch.ts";
import type { GuideHappening, ShownGuide } from "../../port.ts";
import type { CancelOutcome } from "../engine-port.ts";
import type { TourPlace } from "../record.ts";
import type { Backstage, View } from "../stage.ts";
import { createChooser } from "./choose.ts";
import { figuresOf } from "./figures.ts";
import { type Holder, whyUnseen } from "./holder.ts";
import { isIn, openHostModals } from "./host-modals.ts";
import { type Acts, createOutcomes } from "./outcomes.ts";
import { createTellGuide } from "./tell-guide.ts";
import { createTour } from "./tour.ts";
import { followTours, isStale } from "./tour-place.ts";
import { isShownTo } from "./withhold.ts";

/** The one place on screen that interrupts: at most one guide holds it. A chunk of its own: no checklist needs it. */
export interface Slot {
  /** The guide that holds the slot and may be drawn, if any. */
  shown(): ShownGuide | undefined;
  /** Decides again; `held` gets why each other guide waits. */
  decide(view: View, held: Held[]): void;
  ask(guide: string): void;
  /** The guide is over; nothing happens when another holds the slot. */
  free(guide: string): void;
  /** Whether this showing of the guide was painted. */
  wasSeen(guide: string): boolean;
  /** Takes what only guides that interrupt report. */
  hear(happening: GuideHappening, guide: CompiledGuide, acts: Acts): void;
  /** Frees the slot if what holds it does not belong on this path; delays start again. */
  onNavigation(path: string): void;
  reset(): void;
  /** Follows the element of the guide that is shown. */
  readonly watch: typeof watch;
}

/** What the slot asks of the stage. */
export interface SlotStage {
  /** The host's veto. */
  mayShow(guide: CompiledGuide): boolean;
  /** An element did not come in time. */
  onBroken(guide: CompiledGuide, tried: readonly string[]): void;
  /** The cancel flow is over. */
  onCancel(outcome: CancelOutcome): void;
}

// As long as somebody needs to read it and answer. The gap after it, which holds other guides off, counts from its start.
const WITHHELD_MS = 10_000;

/** A slot that nothing holds. */
export function createSlot(backstage: Backstage, stage: SlotStage): Slot {
  const { user, onChange } = backstage;
  /** Guides that cannot show on this page. */
  const blocked = new Map<string, Held["because"]>();
  const asked = new Set<string>();
  const [placeOf, arrive] = followTours(backstage);
  const chooser = createChooser(backstage, asked, blocked, placeOf);
  const tell = createTellGuide(backstage);
  let holder: Holder | undefined;
  /** A modal of the host opened over what is shown: it waits until that is closed. */
  let isAside = false;
  let stopLooking: Stop | undefined;

  const free = () => {
    const last = holder;
    holder = undefined;
    last?.stop();
    stopLooking?.();
    stopLooking = undefined;
    isAside = false;
    // Where it never stood there they go on; who read it and lost it has decided nothing, and can ask again.
    if (last?.guide.kind === "cancel") {
      stage.onCancel({ outcome: last.wasSeen ? "closed" : "continue" });
    }
  };
  const block = ({ id }: CompiledGuide, because: Held["because"]) => {
    blocked.set(id, because);
    free();
    onChange();
  };
  const over = (guide: string) => {
    // Asked for once more while it was there, which is no wish to see it twice.
    asked.delete(guide);
    if (holder?.guide.id === guide) free();
    if (user.kept.choices.tour?.guide === guide) user.choose({ tour: undefined });
    onChange();
  };
  const stepOf = () => holder?.tour?.shown();
  const mustStepAside = () =>
    !!holder &&
    openHostModals().some(
      (modal) =>
        !holder!.modals.includes(modal) && !isIn(modal, holder!.element ?? stepOf()?.element.value),
    );
  const outcomes = createOutcomes(backstage, tell, stage.onCancel, over);

  const openTour = (mine: Holder, view: View, from: TourPlace) => {
    const { guide } = mine;
    if (guide.kind !== "tour") return;
    const tour = createTour(backstage, guide, from, view, {
      onStep: () => tell(guide, "advanced", "Guide Advanced"),
      onBroken: (tried) => stage.onBroken(guide, tried),
      onElsewhere: () => holder === mine && free(),
      onEnd(because) {
        over(guide.id);
        if (because === "completed") tell(guide, because, "Guide Completed");
        else block(guide, because);
      },
    });
    mine.tour = tour;
    mine.isReady = true;
    mine.stop = tour.stop;
  };
  const claim = (guide: CompiledGuide, isAsked: boolean, view: View) => {
    const place = placeOf(guide, view.facts);
    const isWanted = isAsked || !!place?.isAsked;
    free();
    asked.delete(guide.id);
    const mine: Holder = {
      guide,
      because: isWanted ? "asked" : "offered",
      figures: figuresOf(guide, user.kept.progress, view.facts),
      modals: isAsked ? openHostModals() : [],
      isReady: false,
      wasSeen: !!place?.isSeen,
      isUntold: !isWanted && !place?.isSeen,
      stop: () => {},
    };
    holder = mine;
    const ready = () => {
      if (!stage.mayShow(guide)) return block(guide, "vetoed");
      stopLooking = onPageChange(() => {
        if (isAside !== mustStepAside()) onChange();
      });
      if (guide.kind === "tour") {
        const start = { guide: guide.id, step: "", path: [], atMs: view.facts.nowMs };
        return openTour(mine, view, {
          isSeen: false,
          ...(place ?? start),
          isAsked: isWanted,
        });
      }
      mine.isReady = true;
      onChange();
    };
    if (guide.kind !== "hint") return ready();
    // Nothing is drawn before the element is there: no dimmed page, no guide used up unseen.
    mine.stop = watch(guide.target, {
      onElement(element) {
        mine.element = element;
        if (element && holder === mine && !mine.isReady) ready();
      },
      onBroken(tried) {
        stage.onBroken(guide, tried);
        block(guide, "target-missing");
      },
    });
    // The element may have been found, and the host may have said no, within the call.
    if (holder !== mine) mine.stop();
  };

  /** The one point where arms part: it has the slot and its element, and is not painted yet. */
  const part = ({ book }: View) => {
    const mine = holder;
    if (!mine?.isUntold || !shown()) return;
    mine.isUntold = false;
    if (isShownTo(backstage, book, mine.guide)) return;
    mine.isWithheld = true;
    mine.stop();
    mine.tour = undefined;
    const timer = setTimeout(over, WITHHELD_MS, mine.guide.id);
    mine.stop = () => clearTimeout(timer);
  };

  const shown: Slot["shown"] = () => {
    if (!holder?.isReady || isAside || holder.isWithheld) return undefined;
    const { guide, because, figures, tour } = holder;
    const step = stepOf();
    if (tour && !step) return undefined;
    return {
      guide,
      because,
      open: true,
      memory: holder,
      replies: user.kept.choices.replies?.[backstage.port.session().id + guide.id],
      ...(figures && { figures }),
      ...(step && { step }),
    };
  };

  return {
    watch,
    shown,
    decide(view, held) {
      const { book } = view;
      const id = holder?.guide.id;
      const isUnwanted = user.kept.choices.tipsOff && holder?.because === "offered";
      if (isUnwanted || book.guides.every((guide) => guide.id !== id)) free();
      const { tour } = user.kept.choices;
      // One that nobody went on with is forgotten, so that it brings no widgets to every page.
      if (tour && tour.guide !== holder?.guide.id && isStale(tour, view.facts.nowMs)) {
        user.choose({ tour: undefined });
      }
      holder?.tour?.look(view);
      isAside = mustStepAside();
      // Seen from here it may have gone by what it looked at.
      const isLate = !!holder?.tour?.isLate();
      const winner = chooser.choose(view, held, holder?.guide.id, !isLate);
      if (winner) claim(winner.guide, !!winner.asked, view);
      part(view);
      if (holder && !shown()) {
        held.push({ guide: holder.guide.id, because: whyUnseen(holder, isAside) });
      }
    },
    ask(guide) {
      if (holder?.isWithheld && holder.guide.id === guide) free();
      asked.add(guide);
      onChange();
    },
    free: over,
    wasSeen: (guide) => holder?.guide.id === guide && holder.wasSeen,
    hear(happening, guide, acts) {
      if (holder?.guide.id !== guide.id) return;
      const { kind } = happening;
      if (kind === "shown" || kind === "next" || kind === "back") holder.tour?.hear(kind);
      // What gave way to a modal of the page and is painted again goes on: what was said in it still counts.
      if (kind !== "shown" || !holder.wasSeen) outcomes(happening, guide, acts);
      if (kind === "shown") holder.wasSeen = true;
    },
    onNavigation(path) {
      arrive();
      chooser.restart();
      blocked.clear();
      if (!holder) return;
      // A guide that waits for its element, or does not belong here, would land on the wrong page.
      const pages = stepOf()?.step.pages ?? holder.guide.pages;
      const isShown = holder.tour ? stepOf() : holder.isReady;
      if (!isShown || !isOnPage(pages, path)) free();
    },
    reset() {
      chooser.stop();
      chooser.restart();
      asked.clear();
      blocked.clear();
      free();
    },
  };
}
