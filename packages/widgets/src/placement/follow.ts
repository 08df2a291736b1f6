import type { Stop } from "@cairn/core";
import { effect } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import { listen } from "../parts/listen.ts";
import { isUpright, place as placeIn } from "./place.ts";
import type { Edges, Side, Wish } from "./place.ts";
import { boxOf, seenOf } from "./seen.ts";

/** Where something floats beside an element of the page. */
export interface Placing extends Wish {
  /** CSS pixels around the element that belong to it. */
  readonly rim?: number;
  /** Once it stood beside its element, it stays at the edge of the screen when that is scrolled out of sight. */
  readonly stays?: boolean;
  /** Called when something moved, with what is to be seen of the element and its rim; undefined without an element. */
  readonly onMove?: (isInSight: boolean, seen: Edges | undefined) => void;
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
 * Shows `floating` in the top layer beside whatever `target` holds, or in the middle of the screen while it holds
 * nothing; its first child is its arrow. Keeps it there while the page scrolls, resizes or moves, and goes over to an element that replaced it.
 * `data-placed` holds the side; `data-away` says that the element is out of sight.
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
  return effect(() =>
    keepBeside(target.value, floating, placing, whenInSight, () => isFirst || !placing.stays),
  );
}

function keepBeside(
  element: Element | undefined,
  floating: HTMLElement,
  placing: Placing,
  whenInSight: () => void,
  mayHide: () => boolean,
): Stop {
  const page = floating.ownerDocument;
  const arrow = floating.firstElementChild as HTMLElement | null;
  const { rim = 0 } = placing;
  let before = "";
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  // Looks at each frame while something moves, and now and then while all is still.
  function look(): void {
    frame = 0;
    clearTimeout(timer);
    // It is closed when the page threw our root out, which has come back.
    if (floating.isConnected && !floating.matches(":popover-open")) floating.showPopover?.();
    const view = viewOf(page.defaultView ?? window);
    const seen = element && seenOf(element, boxOf(element, rim, page), view, page);
    const size = { width: floating.offsetWidth, height: floating.offsetHeight };
    const now = JSON.stringify([seen, size, view]);
    if (now === before) {
      timer = setTimeout(look, STILL_MS);
      return;
    }
    before = now;
    const place = placeIn(seen, size, view, placing);
    const { side, x, y, most } = place;
    // Through the style object: allowed under `style-src 'self'`, a style attribute is not.
    Object.assign(floating.style, {
      left: `${Math.round(x)}px`,
      top: `${Math.round(y)}px`,
      maxHeight: most ? `${most}px` : "",
    });
    if (arrow && side !== "middle") {
      const along = isUpright(side) ? "left" : "top";
      const start = `${place.arrow - ARROW_START}px`;
      Object.assign(arrow.style, { inset: "auto", [along]: start, [FACING[side]]: "-6px" });
    }
    const isInSight = !seen || (seen.right - seen.left > rim && seen.bottom - seen.top > rim);
    floating.dataset["placed"] = side;
    floating.toggleAttribute("data-away", !isInSight && mayHide());
    placing.onMove?.(isInSight, seen);
    if (isInSight) whenInSight();
    wake();
  }
  function wake(): void {
    frame ||= requestAnimationFrame(look);
  }

  const resized = new ResizeObserver(wake);
  resized.observe(floating);
  if (element) resized.observe(element);
  const stop = listen(page, "scroll", wake);
  // At once: what has focus may have gone for it, and the next key belongs here.
  look();
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    resized.disconnect();
    stop();
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
