import type { Stop } from "@cairn/core";
import type { EnginePort } from "./engine-port.ts";

/** What speaks against saying now that somebody is stuck. It defers only: they are judged again when it is over. */
export interface StallGuards {
  /**
   * Whether to wait. `hasSign`: something has just gone wrong, and whoever types, reads or watches while it does is no
   * less stuck. `hasFailed`: an attempt failed at this milestone, which a page that has just opened may well tell.
   */
  defers(hasSign: boolean, hasFailed: boolean): boolean;
  readonly stop: Stop;
}

// A pause in typing or reading; so long a page needs to be looked at, too.
const PAUSE_MS = 3_000;

/** Watches what the user is busy with. `isGuided`: a guide or an answer of ours is on screen. */
export function createStallGuards(
  port: Pick<EnginePort, "now" | "onNavigation">,
  isGuided: () => boolean,
): StallGuards {
  let openedMs = port.now();
  let busyMs = 0;
  const over = new AbortController();
  // What moves by itself scrolls too, so reading is told by what the reader does.
  for (const type of ["keydown", "wheel", "touchmove"]) {
    document.addEventListener(type, () => void (busyMs = port.now()), {
      capture: true,
      passive: true,
      signal: over.signal,
    });
  }
  const stop = port.onNavigation(() => void (openedMs = port.now()));
  return {
    defers(hasSign, hasFailed) {
      const pausedMs = port.now() - PAUSE_MS;
      return (
        !navigator.onLine ||
        (openedMs > pausedMs && !hasFailed) ||
        (!hasSign && (busyMs > pausedMs || isGuided() || isMediaPlaying()))
      );
    },
    stop() {
      stop();
      over.abort();
    },
  };
}

/** Whether a video or sound plays; what loops is decoration. */
function isMediaPlaying(): boolean {
  return [...document.querySelectorAll<HTMLMediaElement>("video,audio")].some(
    ({ paused, loop }) => !paused && !loop,
  );
}
