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
  /** The step on screen; undefined while its element is not there. */
  readonly shown: ReadonlySignal<ShownStep | undefined>;
  /** The element of that step; undefined in the middle of the page. */
  readonly element: ReadonlySignal<Element | undefined>;
  /** Where the tour stands, in words; empty for a tour of one step. */
  count(): string;
  /**
   * Whether focus belongs in the card that appears now, where it would be taken from something or not: when the tour was
   * asked for and begins, and when its own button led here.
   */
  takesFocus(isTaken: boolean): boolean;
  /** Focus was in the card that had to go: the next one gets it. */
  keepFocus(): void;
  /** The card was painted; `text` is what it says. */
  seen(text: string): void;
  next(): void;
  back(): void;
  isOver: boolean;
  readonly stop: Stop;
}

// A tour whose next step has to be waited for is taken away meanwhile, and drawn anew.
let pressedIn: string | undefined;

/** A model that reports what the user does with the tour; the engine moves it on in answer. */
export function createTourModel(
  guideShown: ReadonlySignal<ShownGuide>,
  guide: CompiledTour,
  { port, words, announce }: Surroundings,
): TourModel {
  const { id } = guide;
  const shown = computed(() => {
    const { step } = guideShown.value;
    const mayLack = !step?.step.target || step.step.missing === "centre";
    return mayLack || step.element.value ? step : undefined;
  });
  const putOff = createPutOff(port, id);
  let seenStep: string | undefined;

  function move(kind: "next" | "back"): void {
    pressedIn = id;
    putOff.isMenuOpen.value = false;
    port.report({ kind, guide: id });
  }
  const model: TourModel = {
    ...putOff,
    guide,
    shown,
    element: computed(() => shown.value?.element.value),
    count() {
      const { number = 1, of: total = 1 } = shown.peek() ?? {};
      return total > 1 ? words.say("tourStep", { number, total }) : "";
    },
    takesFocus(isTaken) {
      const wasPressed = pressedIn === id;
      pressedIn = undefined;
      const isBegin = !shown.peek()?.mayGoBack || !isTaken;
      return wasPressed || (guideShown.peek().because === "asked" && !seenStep && isBegin);
    },
    keepFocus() {
      pressedIn = id;
    },
    seen(text) {
      const step = shown.peek()?.step.id;
      // A step whose element was replaced is the same step.
      if (step === seenStep) return;
      seenStep = step;
      port.report({ kind: "shown", guide: id });
      announce(`${model.count()} ${text}`);
    },
    next: () => move("next"),
    back: () => move("back"),
    isOver: false,
    stop() {
      model.isOver = true;
    },
  };
  return model;
}
