import type { Surroundings } from "../parts/surroundings.ts";
import { cutout } from "../placement/cutout.ts";
import type { Edges } from "../placement/place.ts";
import { boxOf, seenOf } from "../placement/seen.ts";
import type { Standing } from "../pointer/pointer.tsx";
import type { TourModel } from "./model.ts";

// What the hole leaves free around the element, so that its focus ring is seen.
const RIM = 6;
const NOWHERE: Edges = { left: 0, top: 0, right: 0, bottom: 0 };

/**
 * Where the cards of a tour stand, one after the other, the hole around their elements, and where focus goes.
 * `cut` is told the path of the hole.
 */
export function createStand(
  model: TourModel,
  around: Surroundings,
  cut: (path: string) => void,
): (card: HTMLElement) => Standing {
  let giveBack = around.rememberFocus();
  let handedTo: HTMLElement | undefined;

  /**
   * Asked for, or on with its own buttons: focus goes along. So it does for those who came to the element from the card
   * and did there what it asked for, unless the page took focus somewhere itself.
   */
  function moveFocus(card: HTMLElement): boolean {
    const before = around.focused(document);
    const waits = handedTo && (before ?? handedTo) === handedTo;
    handedTo = undefined;
    if (!model.takesFocus(!!before) && !waits) return false;
    if (before) giveBack = around.rememberFocus();
    card.focus({ preventScroll: true });
    return true;
  }

  return (card) => {
    const { step } = model.shown.peek()!;
    const element = model.element.peek();
    // Once: who scrolls on then has seen it.
    if (element) bring(element);
    return {
      side: step.placement ?? "bottom",
      gap: 12,
      rim: RIM,
      isSheet: around.isNarrow,
      stays: true,
      onHandedOver(to) {
        handedTo = to;
      },
      onMove(isInSight, seen = NOWHERE) {
        cut(isInSight ? cutout(seen) : "");
      },
      onPlaced() {
        const words = card.querySelector<HTMLElement>("[part~=header]>div")!;
        const hasFocus = moveFocus(card);
        // Focus says the rest.
        around.afterPaint(() => card.isConnected && model.seen(hasFocus ? "" : words.innerText));
      },
      onGone() {
        if (model.isOver) giveBack();
        else model.keepFocus();
      },
    };
  };
}

/** Scrolls to an element that is not to be seen as it is. */
function bring(element: Element): void {
  const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const box = boxOf(element);
  if (areaOf(seenOf(element, box, view)) > Math.min(areaOf(box) * 0.9, areaOf(view) / 2)) return;
  element.scrollIntoView({
    // Where the card fills half of the screen, the element goes to its lower edge: headers stick to the upper one.
    block: box.bottom - box.top > innerHeight ? "start" : innerHeight < 420 ? "end" : "center",
    inline: "nearest",
    behavior: matchMedia("(prefers-reduced-motion:reduce)").matches ? "instant" : "smooth",
  });
}

function areaOf({ left, top, right, bottom }: Edges): number {
  return (right - left) * (bottom - top);
}
