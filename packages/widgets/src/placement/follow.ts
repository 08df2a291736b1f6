import type { Stop } from "@cairn/core";
import { effect } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import { place } from "./place.ts";
import type { Edges, Side, Wish } from "./place.ts";

/** Where something floats beside an element of the page. */
export interface Placing extends Wish {
  /** Drawn on the edge that faces the element. */
  readonly arrow?: HTMLElement;
  /** Called the first time that it stands beside its element, both in sight. */
  readonly onPlaced: () => void;
}

// No event tells that its neighbours moved an element. A look costs 0.2 ms and no frame (docs/decisions/0006).
const STILL_MS = 150;
// Half of the arrow, and the border that its place is not counted from.
const ARROW_START = 6.5;
const FACING: Readonly<Record<Side, Side>> = {
  top: "bottom",
  right: "left",
  bottom: "top",
  left: "right",
};

/**
 * Shows `floating` in the top layer beside whatever `target` holds, keeps it there while the page scrolls, resizes or
 * moves, and goes over to an element that replaced it. `data-placed` holds the side; `data-away` says that the
 * element is scrolled out of sight. The caller draws nothing while there is no target.
 */
export function follow(
  floating: HTMLElement,
  target: ReadonlySignal<Element | undefined>,
  placing: Placing,
): Stop {
  let isFirst = true;
  const whenInSight = () => {
    if (isFirst) placing.onPlaced();
    isFirst = false;
  };
  return effect(() => {
    const element = target.value;
    if (element === undefined) return undefined;
    return keepBeside(element, floating, placing, whenInSight);
  });
}

function keepBeside(
  element: Element,
  floating: HTMLElement,
  placing: Placing,
  whenInSight: () => void,
): Stop {
  const page = floating.ownerDocument;
  const screen = page.defaultView ?? window;
  let isInSight = false;
  let before = "";
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  // Looks at each frame while something moves, and now and then while all is still.
  function look(): void {
    frame = 0;
    clearTimeout(timer);
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const size = { width: floating.offsetWidth, height: floating.offsetHeight };
    const view = viewOf(screen);
    const now = JSON.stringify([left, top, right, bottom, size, view, isInSight]);
    if (now === before) {
      timer = setTimeout(look, STILL_MS);
      return;
    }
    before = now;
    const { side, x, y, arrow } = place({ left, top, right, bottom }, size, view, placing);
    // Through the style object: allowed under `style-src 'self'`, a style attribute is not.
    Object.assign(floating.style, { left: `${Math.round(x)}px`, top: `${Math.round(y)}px` });
    if (placing.arrow) {
      const along = side === "top" || side === "bottom" ? "left" : "top";
      const start = `${arrow - ARROW_START}px`;
      Object.assign(placing.arrow.style, { inset: "auto", [along]: start, [FACING[side]]: "-6px" });
    }
    floating.dataset["placed"] = side;
    floating.toggleAttribute("data-away", !isInSight);
    if (isInSight) whenInSight();
    wake();
  }
  function wake(): void {
    frame ||= requestAnimationFrame(look);
  }

  if (floating.isConnected && !floating.matches(":popover-open")) floating.showPopover?.();
  // The browser knows what clips an element: each box that scrolls around it, and none that a fixed one stands in.
  const sight = new IntersectionObserver((entries) => {
    isInSight = entries.at(-1)?.isIntersecting === true;
    wake();
  });
  sight.observe(element);
  const resized = new ResizeObserver(wake);
  resized.observe(element);
  resized.observe(floating);
  const how = { capture: true, passive: true };
  page.addEventListener("scroll", wake, how);
  screen.addEventListener("resize", wake);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    sight.disconnect();
    resized.disconnect();
    page.removeEventListener("scroll", wake, how);
    screen.removeEventListener("resize", wake);
  };
}

/** What of the page is on screen: less than the window while it is zoomed into or a soft keyboard is up. */
function viewOf({ visualViewport, innerWidth, innerHeight }: Window): Edges {
  const left = visualViewport?.offsetLeft ?? 0;
  const top = visualViewport?.offsetTop ?? 0;
  return {
    left,
    top,
    right: left + (visualViewport?.width ?? innerWidth),
    bottom: top + (visualViewport?.height ?? innerHeight),
  };
}
