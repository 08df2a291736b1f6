import type { Stop } from "@cairn/core";
import type { Ref } from "../render/element.ts";
import type { Surroundings } from "../parts/surroundings.ts";
import { cutout } from "../placement/cutout.ts";
import { follow } from "../placement/follow.ts";
import type { Edges } from "../placement/place.ts";
import { boxOf, seenOf } from "../placement/seen.ts";
import { joinFocus } from "../pointer/join-focus.ts";
import type { TourModel } from "./model.ts";

/** What the card and the spotlight of a tour do once they are drawn. */
export interface Standing {
  readonly attachCard: Ref<HTMLElement>;
  readonly attachHole: Ref<SVGPathElement>;
}

// What the hole leaves free around the element, so that its focus ring is seen.
const RIM = 6;
const NOWHERE: Edges = { left: 0, top: 0, right: 0, bottom: 0 };

/** Keeps the card beside its element, the hole around it, and focus where it belongs. */
export function stand(model: TourModel, around: Surroundings): Standing {
  let giveBack = around.rememberFocus(document);
  let hole: SVGPathElement | undefined;
  let brought: string | undefined;
  let handedTo: HTMLElement | undefined;

  /**
   * Asked for, or on with its own buttons: focus goes along. So it does for those who came to the element from the card
   * and did there what it asked for, unless the page took focus somewhere itself.
   */
  function moveFocus(card: HTMLElement): boolean {
    const before = around.focused(document);
    const waits = handedTo && (before ?? handedTo) === handedTo;
    handedTo = undefined;
    if (!model.takesFocus(before !== undefined) && !waits) return false;
    if (before) giveBack = around.rememberFocus(document);
    card.focus({ preventScroll: true });
    return true;
  }

  return {
    attachHole(path) {
      hole = path;
    },
    attachCard(card) {
      let stopWaiting: Stop | undefined;
      const { step } = model.shown.peek()!;
      const element = model.element.peek();
      // Once a step: who scrolls on then has seen it.
      if (element && brought !== step.id) bring(element);
      brought = step.id;
      const stopJoining = joinFocus(card, model.element, (to) => {
        handedTo = to;
      });
      const stopFollowing = follow(card, model.element, {
        side: step.placement ?? "bottom",
        gap: 12,
        rim: RIM,
        isRtl: around.port.dir === "rtl",
        arrow: card.firstElementChild as HTMLElement,
        isSheet: around.isNarrow,
        stays: true,
        onMove(isInSight, seen = NOWHERE) {
          const of = model.element.peek() ?? card;
          // Its corners are round as those of the element.
          const radius = RIM + Number.parseFloat(getComputedStyle(of).borderTopLeftRadius);
          hole?.setAttribute("d", isInSight ? cutout(seen, radius) : "");
        },
        onPlaced() {
          const words = card.querySelector<HTMLElement>("[part~=header]>div")!;
          const hasFocus = moveFocus(card);
          // Focus says the rest.
          stopWaiting = around.afterPaint(() => model.seen(hasFocus ? "" : words.innerText));
        },
      });
      return () => {
        stopWaiting?.();
        stopJoining();
        stopFollowing();
        if (!around.holdsFocus(card)) return;
        if (model.isOver) giveBack();
        else model.keepFocus();
      };
    },
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
