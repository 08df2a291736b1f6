import type { Stop } from "@cairn/core";
import { effect } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import { boxOf, clipsOf, cut, within } from "./clips.ts";
import { modalBefore } from "./modal.ts";
import { place } from "./place.ts";
import type { Edges, Side, Wish } from "./place.ts";

/** Where something floats beside an element of the page. */
export interface Placing extends Omit<Wish, "isSheet"> {
  /** Drawn on the edge that faces the element. */
  readonly arrow?: HTMLElement;
  /** Whether there is only room for a sheet along an edge of the screen. */
  readonly isSheet?: () => boolean;
  /** Once it stood beside its element, it stays at the edge of the screen when that is scrolled out of sight. */
  readonly stays?: boolean;
  /** Called when the element comes into sight or leaves it, and first of all. */
  readonly onSight?: (entry: IntersectionObserverEntry) => void;
  /** Called when the element moved, with how far it may be seen; undefined while it is out of sight or there is none. */
  readonly onMove?: (element: Element | undefined, room: Room | undefined) => void;
  /** Called the first time that it stands beside its element, both in sight. */
  readonly onPlaced: () => void;
}

/** Cuts a box down to what may be seen of it where the element is. */
export type Room = (box: Edges) => Edges;

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
 * nothing. Keeps it there while the page scrolls, resizes or moves, and goes over to an element that replaced it.
 * `data-placed` holds the side; `data-away` says that the element is out of sight, or behind a dialog of the page.
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
  const screen = page.defaultView ?? window;
  let isInSight = element === undefined;
  let clips: readonly Element[] = [];
  let modal: Element | undefined;
  let before = "";
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  // Looks at each frame while something moves, and now and then while all is still.
  function look(): void {
    frame = 0;
    clearTimeout(timer);
    const view = viewOf(screen);
    const room: Room = (box) => clips.reduce(cut, within(box, view));
    const box = element && boxOf(element);
    const seen = box && room(box);
    const size = { width: floating.offsetWidth, height: floating.offsetHeight };
    const isBehind = modal?.checkVisibility?.({ visibilityProperty: true }) === true;
    const isThere = isInSight && !isBehind;
    const now = JSON.stringify([box, seen, size, view, isThere, isBehind]);
    if (now === before) {
      timer = setTimeout(look, STILL_MS);
      return;
    }
    before = now;
    const wish = { ...placing, isSheet: placing.isSheet?.() };
    const { side, x, y, arrow, most } = place(seen, size, view, wish);
    // Through the style object: allowed under `style-src 'self'`, a style attribute is not.
    Object.assign(floating.style, {
      left: `${Math.round(x)}px`,
      top: `${Math.round(y)}px`,
      maxHeight: most ? `${most}px` : "",
    });
    if (placing.arrow && side !== "middle") {
      const along = side === "top" || side === "bottom" ? "left" : "top";
      const start = `${arrow - ARROW_START}px`;
      Object.assign(placing.arrow.style, { inset: "auto", [along]: start, [FACING[side]]: "-6px" });
    }
    floating.dataset["placed"] = side;
    floating.toggleAttribute("data-away", !isThere && (isBehind || mayHide()));
    placing.onMove?.(element, isThere ? room : undefined);
    if (isThere) whenInSight();
    wake();
  }
  function wake(): void {
    frame ||= requestAnimationFrame(look);
  }
  function hearFocus(event: Event): void {
    modal = modalBefore(element, event.composedPath()[0] as Element);
    wake();
  }

  if (floating.isConnected && !floating.matches(":popover-open")) floating.showPopover?.();
  // The browser knows what clips an element: each box that scrolls around it, and none that a fixed one stands in.
  const sight = new IntersectionObserver((entries) => {
    const entry = entries.at(-1)!;
    isInSight = entry.isIntersecting;
    clips = clipsOf(entry.target);
    placing.onSight?.(entry);
    wake();
  });
  const resized = new ResizeObserver(wake);
  resized.observe(floating);
  if (element) {
    sight.observe(element);
    resized.observe(element);
  }
  if (page.activeElement) modal = modalBefore(element, page.activeElement);
  const how = { capture: true, passive: true };
  page.addEventListener("scroll", wake, how);
  page.addEventListener("focusin", hearFocus, how);
  screen.addEventListener("resize", wake);
  wake();
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    sight.disconnect();
    resized.disconnect();
    page.removeEventListener("scroll", wake, how);
    page.removeEventListener("focusin", hearFocus, how);
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
