import type { Platform } from "../platform/platform.ts";
import { pathOf } from "./privacy.ts";

/** Runs `run` with the new path after each navigation; a change of the query alone is none. */
export function watchNavigation(platform: Platform, run: (path: string) => void): void {
  let path = pathOf(platform.url());
  platform.onAddress(() => {
    const next = pathOf(platform.url());
    if (next !== path) run((path = next));
  });
}
