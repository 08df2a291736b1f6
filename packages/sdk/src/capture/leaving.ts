import type { Platform } from "../platform/platform.ts";

/**
 * Runs `leave` when the page is hidden (it may come back, or be killed) or is going away, `back` when it is
 * shown again or back online. `isNew` is false for a page that goes away after it was hidden.
 */
export function watchLeaving(
  platform: Platform,
  leave: (isGoing: boolean, isNew: boolean) => void,
  back: () => void,
): void {
  let hasLeft: boolean | undefined;
  platform.listen("visibilitychange pagehide pageshow online prerenderingchange", ({ type }) => {
    const isGoing = type === "pagehide";
    const isNew = !hasLeft;
    hasLeft = isGoing || !platform.isVisible();
    if (hasLeft) leave(isGoing, isNew);
    // The first `pageshow` of a page is no return.
    else if (!isNew || type === "online") back();
  });
}
