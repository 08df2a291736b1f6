import type { Stop } from "@cairn/core";
import { effect } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import type { Placing } from "./place.ts";

/**
 * Shows `floating` in the top layer beside whatever `target` holds, and moves over to an element that replaced
 * it. Positioning code is fetched when the first target is there. The caller draws nothing while there is none.
 */
export function follow(
  floating: HTMLElement,
  target: ReadonlySignal<Element | undefined>,
  placing: Placing,
): Stop {
  return effect(() => {
    const element = target.value;
    if (element === undefined) return undefined;
    let isGone = false;
    let stopPlacing: Stop | undefined;
    const load = () => import("./place.ts");
    load()
      .catch(load)
      .then(({ place }) => {
        if (isGone) return;
        if (floating.isConnected && !floating.matches(":popover-open")) floating.showPopover?.();
        stopPlacing = place(floating, element, placing);
      })
      // Without the positioning code there is no place for it: it stays hidden until the next load.
      .catch(() => undefined);
    return () => {
      isGone = true;
      stopPlacing?.();
    };
  });
}
