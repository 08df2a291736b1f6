import type { Stop } from "@cairn/core";
import { effect } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";

/**
 * Lays `banner` over the page, in the top layer. The page is not pushed; what stands in our own corner makes room:
 * `--lift` is how far it moves up for a banner along the bottom, `--room` what it may not grow into.
 */
export function layBanner(banner: HTMLElement, edge: ReadonlySignal<"top" | "bottom">): Stop {
  const corner = banner.parentNode!.querySelector<HTMLElement>("[part~=corner]")!;
  banner.showPopover?.();
  const make = () => {
    const room = `${banner.offsetHeight + 12}px`;
    corner.style.setProperty("--room", room);
    corner.style.setProperty("--lift", edge.peek() === "bottom" ? room : "0px");
  };
  const observer = new ResizeObserver(make);
  observer.observe(banner);
  const stopFollowing = effect(() => {
    if (edge.value) make();
  });
  return () => {
    stopFollowing();
    observer.disconnect();
    corner.style.removeProperty("--room");
    corner.style.removeProperty("--lift");
  };
}
