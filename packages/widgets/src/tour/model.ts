import type { CompiledTour, Stop } from "@cairn/core";
import type { ShownGuide, ShownStep } from "@cairn/sdk/port";
import { computed } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import type { Surroundings } from "../parts/surroundings.ts";
import type { PointerModel } from "../pointer/pointer.tsx";
import { createPutOff } from "../pointer/put-off.ts";

/** One tour, without its drawing. Which step is on screen, and when it is over, the engine decides. */
export interface TourModel extends PointerModel {
  readonly guide: CompiledTour;
  /** The step on screen; undefined while the tour waits, and while the step's element is not there. */
  readonly shown: ReadonlySignal<ShownStep | undefined>;
  /** The element of that step; undefined in the middle of the page. */
  readonly element: ReadonlySignal<Element | undefined>;
  /** Where the tour stands, in words; empty for a tour of one step. */
  readonly count: ReadonlySignal<string>;
  /** The button goes on by itself; without it something on the page does. */
  readonly hasNext: ReadonlySignal<boolean>;
  readonly isLast: ReadonlySignal<boolean>;
  /** Whether focus belongs in the card that appears now; the next card is asked anew. */
  takesFocus(): boolean;
  /** Focus was in the card that had to go: the next one gets it. */
  keepFocus(): void;
  /** The card was painted. `text` is what it says to those who do not have focus there. */
  seen(text: string): void;
  next(): void;
  back(): void;
  readonly isOver: boolean;
  readonly stop: Stop;
}

/** A model that reports what the user does with the tour; the engine moves it on in answer. */
export function createTourModel(
  guideShown: ReadonlySignal<ShownGuide>,
  guide: CompiledTour,
  { port, words, announce }: Surroundings,
): TourModel {
  const { id } = guide;
  const shown = computed(() => {
    const { step } = guideShown.value;
    return step?.step.target && !step.element.value ? undefined : step;
  });
  const putOff = createPutOff(port, id);
  let takesFocus = guideShown.peek().because === "asked";
  let isOver = false;
  let wasSeen = false;
  let announced: string | undefined;

  function move(kind: "next" | "back"): void {
    takesFocus = true;
    putOff.isMenuOpen.value = false;
    port.report({ kind, guide: id });
  }
  const count = computed(() => {
    const { number = 1, of = 1 } = shown.value ?? {};
    return of > 1 ? words.say("tourStep", { number, total: of }) : "";
  });
  return {
    ...putOff,
    guide,
    shown,
    element: computed(() => shown.value?.element.value),
    count,
    hasNext: computed(() => shown.value?.step.advance.on === "button"),
    isLast: computed(() => {
      const { step, number = 1, of } = shown.value ?? {};
      return step?.isLast === true || (number === of && step?.branches.length === 0);
    }),
    takesFocus() {
      const was = takesFocus;
      takesFocus = false;
      return was;
    },
    keepFocus() {
      takesFocus = true;
    },
    seen(text) {
      if (!wasSeen) port.report({ kind: "shown", guide: id });
      wasSeen = true;
      // A step whose element was replaced is the same step.
      const step = shown.peek()?.step.id;
      if (step !== announced) announce([count.peek(), text].filter(Boolean).join(". "));
      announced = step;
    },
    next: () => move("next"),
    back() {
      if (shown.peek()?.mayGoBack) move("back");
    },
    get isOver() {
      return isOver;
    },
    stop() {
      isOver = true;
    },
  };
}
