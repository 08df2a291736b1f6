import type { Stop } from "@cairn/core";
import { arrow, autoUpdate, computePosition, flip, hide, offset, shift } from "@floating-ui/dom";
import type { Placement } from "@floating-ui/dom";

type Side = "top" | "right" | "bottom" | "left";

/** Where something floats beside an element of the page. */
export interface Placing {
  readonly side: Side | "corner";
  /** CSS pixels between the two; a corner is straddled and has none. */
  readonly gap: number;
  /** Drawn on the edge that faces the element. */
  readonly arrow?: HTMLElement;
  /** Called the first time that a place was found. */
  readonly onPlaced?: () => void;
}

const EDGE = 10;
const FALLBACKS = {
  top: ["bottom", "right", "left"],
  bottom: ["top", "right", "left"],
  left: ["right", "bottom", "top"],
  right: ["left", "bottom", "top"],
  corner: ["bottom-end", "top-start"],
} satisfies Record<Placing["side"], Placement[]>;
const OPPOSITE = { top: "bottom", right: "left", bottom: "top", left: "right" } as const;

/**
 * Keeps `floating` (fixed, in the top layer) beside `reference` while the page scrolls, resizes or moves it.
 * It flips and shifts to stay in view and never lies on the element. `data-placed` holds the side, `data-away`
 * says that the element is scrolled out of sight.
 */
export function place(floating: HTMLElement, reference: Element, placing: Placing): Stop {
  let isStopped = false;
  const stop = autoUpdate(reference, floating, () => {
    void update();
  });
  return () => {
    isStopped = true;
    stop();
  };

  async function update(): Promise<void> {
    const isCorner = placing.side === "corner";
    const { x, y, placement, middlewareData } = await computePosition(reference, floating, {
      strategy: "fixed",
      placement: placing.side === "corner" ? "top-end" : placing.side,
      middleware: [
        // On the corner it covers a sliver of the element and nothing of a neighbour's middle.
        offset(isCorner ? { mainAxis: -10, crossAxis: 14 } : placing.gap),
        // Sliding along the edge is shift's work, and above or below there is most often room.
        flip({ padding: EDGE, crossAxis: false, fallbackPlacements: FALLBACKS[placing.side] }),
        shift({ padding: EDGE }),
        ...(placing.arrow ? [arrow({ element: placing.arrow, padding: 14 })] : []),
        hide(),
      ],
    });
    if (isStopped) return;
    const side = placement.split("-")[0] as Side;
    set(floating, { left: `${Math.round(x)}px`, top: `${Math.round(y)}px` });
    if (placing.arrow) {
      const { x: along, y: down } = middlewareData.arrow ?? {};
      set(placing.arrow, {
        left: along === undefined ? "" : `${along}px`,
        top: down === undefined ? "" : `${down}px`,
        right: "",
        bottom: "",
        [OPPOSITE[side]]: "-6px",
      });
    }
    floating.toggleAttribute("data-away", middlewareData.hide?.referenceHidden === true);
    const isFirst = floating.dataset["placed"] === undefined;
    floating.dataset["placed"] = side;
    if (isFirst) placing.onPlaced?.();
  }
}

// One property at a time through the style object: allowed under `style-src 'self'`, a style attribute is not.
function set(element: HTMLElement, styles: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value);
}
