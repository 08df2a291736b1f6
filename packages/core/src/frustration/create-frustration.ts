import { createAbandon } from "./abandon.ts";
import { createDead } from "./dead.ts";
import type { Detector } from "./detector.ts";
import { createErrorClick } from "./error-click.ts";
import type { Frustration } from "./frustration.ts";
import { createHelpSearch } from "./help-search.ts";
import { createRage } from "./rage.ts";
import { createThrash } from "./thrash.ts";
import { createUTurn } from "./u-turn.ts";
import { createValidation } from "./validation.ts";

/**
 * All detectors, each with a memory of its own, over one tab's stream of UI signals. Signals come in order of time, with a
 * tick now and then; `onFound` gets what one completes, mostly nothing. Definitions and thresholds: docs/signals.md.
 */
export function createFrustration(onFound: (found: Frustration) => void): Detector {
  let now: Pick<Frustration, "atMs" | "path">;
  const detectors = [
    createRage,
    createDead,
    createErrorClick,
    createUTurn,
    createAbandon,
    createValidation,
    createHelpSearch,
    createThrash,
  ].map((create) =>
    create((found) => {
      const { atMs, path } = now;
      onFound({ atMs, path, count: 1, ...found });
    }),
  );
  return (signal) => {
    // Those without a path complete nothing, or say where it was.
    now = signal as typeof now;
    for (const detect of detectors) detect(signal);
  };
}
