import type { Stop } from "@cairn/core";
import type { Ref } from "../render/element.ts";
import type { Surroundings } from "../parts/surroundings.ts";
import { boxOf } from "../placement/clips.ts";
import { cutout } from "../placement/cutout.ts";
import { follow } from "../placement/follow.ts";
import { controlsOf, joinFocus } from "../pointer/join-focus.ts";
import type { TourModel } from "./model.ts";

/** What the card and the spotlight of a tour do once they are drawn. */
export interface Standing {
  readonly attachCard: Ref<HTMLElement>;
  readonly attachHole: Ref<SVGPathElement>;
}

// What the hole leaves free around the element, so that its focus ring is seen.
const RIM = 6;

/** Keeps the card beside its element, the hole around it, and focus where it belongs. */
export function stand(model: TourModel, around: Surroundings): Standing {
  let giveBack = around.rememberFocus(document);
  let hole: SVGPathElement | undefined;
  let brought: string | undefined;
  let handedTo: HTMLElement | undefined;

  /** Once a step, and only where it is not to be seen as it is: who scrolls on then has seen it. */
  function bring({
    target,
    intersectionRatio,
    intersectionRect,
    boundingClientRect,
  }: IntersectionObserverEntry) {
    const step = model.shown.peek()?.step.id;
    if (step === brought) return;
    brought = step;
    const { width, height } = intersectionRect;
    if (intersectionRatio > 0.9 || 2 * width * height > innerWidth * innerHeight) return;
    target.scrollIntoView({
      block: boundingClientRect.height > innerHeight ? "start" : "center",
      inline: "nearest",
      behavior: matchMedia("(prefers-reduced-motion:reduce)").matches ? "instant" : "smooth",
    });
  }

  /**
   * Asked for, or on with its own buttons: focus goes along. So it does for those who came to the element from the card
   * and did there what it asked for, unless the page took focus somewhere itself.
   */
  function moveFocus(card: HTMLElement): boolean {
    const before = around.focused(document);
    const isWaiting = handedTo !== undefined && (before === undefined || before === handedTo);
    const takes = model.takesFocus() || isWaiting;
    handedTo = undefined;
    if (!takes) return false;
    if (before !== undefined) giveBack = around.rememberFocus(document);
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
      const stopJoining = joinFocus(card, model.element, (to) => {
        handedTo = to;
      });
      const stopFollowing = follow(card, model.element, {
        side: step.placement ?? "bottom",
        gap: 12 + (step.spotlight ? RIM : 0),
        isRtl: around.port.dir === "rtl",
        arrow: card.firstElementChild as HTMLElement,
        isSheet: around.isNarrow,
        stays: true,
        onSight: bring,
        onMove(element, room) {
          if (room === undefined) return hole?.setAttribute("d", "");
          if (!element) return hole?.setAttribute("d", cutout(undefined, 0));
          const { left, top, right, bottom } = boxOf(element);
          const box = {
            left: left - RIM,
            top: top - RIM,
            right: right + RIM,
            bottom: bottom + RIM,
          };
          const round = Number.parseFloat(getComputedStyle(element).borderTopLeftRadius);
          hole?.setAttribute("d", cutout(room(box), round + RIM));
        },
        onPlaced() {
          const takes = moveFocus(card);
          stopWaiting = around.afterPaint(() =>
            model.seen(
              takes ? "" : card.querySelector<HTMLElement>("[part~=header]>div")!.innerText,
            ),
          );
        },
      });
      return () => {
        stopWaiting?.();
        stopJoining();
        stopFollowing();
        if (!around.holdsFocus(card)) return;
        if (!model.isOver) model.keepFocus();
        else if (!giveBack()) controlsOf(model.element.peek() ?? document.body)[0]?.focus();
      };
    },
  };
}
