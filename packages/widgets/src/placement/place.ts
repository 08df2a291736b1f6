import type { Stop } from "@cairn/core";
import { arrow, autoUpdate, computePosition, flip, hide, offset, shift } from "@floating-ui/dom";

/** Where something floats beside an element of the page. */
export interface Placing {
  readonly side: "top" | "right" | "bottom" | "left";
  /** CSS pixels between the two. */
  readonly gap: number;
  /** Drawn on the edge that faces the element. */
  readonly arrow?: HTMLElement;
  /** Called the first time that a place was found. */
  readonly onPlaced?: () => void;
}

const EDGE = 10;
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
    const { x, y, placement, middlewareData } = await computePosition(reference, floating, {
      strategy: "fixed",
      placement: placing.side,
      middleware: [
        offset(placing.gap),
        // Off the main axis as a last resort: on a small screen above or below is better than on top of it.
        flip({ padding: EDGE, fallbackAxisSideDirection: "end" }),
        shift({ padding: EDGE }),
        ...(placing.arrow ? [arrow({ element: placing.arrow, padding: 14 })] : []),
        hide(),
      ],
    });
    if (isStopped) return;
    const side = placement.split("-")[0] as Placing["side"];
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
