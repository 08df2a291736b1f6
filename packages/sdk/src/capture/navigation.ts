import type { Stop } from "@cairn/core";
import type { Platform } from "../platform/platform.ts";
import { pathOf } from "./privacy.ts";

/** Runs `run` with the new path after each navigation; a change of the query alone is none. */
export function watchNavigation(platform: Platform, run: (path: string) => void): Stop {
  let path = pathOf(platform.url());
  return platform.onAddress(() => {
    const next = pathOf(platform.url());
    if (next === path) return;
    path = next;
    run(next);
  });
}
