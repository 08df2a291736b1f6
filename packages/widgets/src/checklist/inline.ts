import type { Stop } from "@cairn/core";
import { effect, untracked } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import type { Drawing } from "../render/element.ts";
import { render } from "../render/render.ts";
import type { Surroundings } from "../parts/surroundings.ts";
import type { Places } from "./places.ts";

/** Draws `list` in each of the `places` that ask for `guide`, in a `<cairn-root>` of its own with the style text `css`. */
export function drawInline(
  guide: string,
  places: ReadonlySignal<Places>,
  list: Drawing,
  css: string,
  around: Surroundings,
): Stop {
  const drawn = new Map<HTMLElement, Stop>();
  const keepOnly = (wanted: ReadonlySet<HTMLElement>) => {
    for (const [place, stop] of drawn) {
      if (wanted.has(place)) continue;
      drawn.delete(place);
      stop();
    }
  };
  const stopFollowing = effect(() => {
    const wanted = new Set([...places.value].filter(([, id]) => id === guide).map(([at]) => at));
    untracked(() => {
      keepOnly(wanted);
      for (const place of wanted) {
        if (drawn.has(place)) continue;
        const host = around.openRoot(place);
        host.addStyle(css);
        const takeDown = render(list, host.shadow);
        drawn.set(place, () => {
          takeDown();
          host.stop();
        });
      }
    });
  });
  return () => {
    stopFollowing();
    keepOnly(new Set());
  };
}
