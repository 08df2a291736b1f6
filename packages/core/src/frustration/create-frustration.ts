import { createAbandon } from "./abandon.ts";
import { createDead } from "./dead.ts";
import { createErrorClick } from "./error-click.ts";
import type { Frustration } from "./frustration.ts";
import { createHelpSearch } from "./help-search.ts";
import { createRage } from "./rage.ts";
import type { UiSignal } from "./ui-signal.ts";
import { createUTurn } from "./u-turn.ts";
import { createValidation } from "./validation.ts";

/**
 * Notices frustration in one tab's stream of UI signals: what this one completed, mostly nothing. Signals come in order of
 * time, with a tick now and then.
 */
export type FrustrationWatch = (signal: UiSignal) => readonly Frustration[];

/** All detectors, each with a memory of its own. Definitions and thresholds: docs/signals.md. */
export function createFrustration(): FrustrationWatch {
  let found: Frustration[] = [];
  let now: Pick<Frustration, "atMs" | "path">;
  const detectors = [
    createRage,
    createDead,
    createErrorClick,
    createUTurn,
    createAbandon,
    createValidation,
    createHelpSearch,
  ].map((create) =>
    create((one) => {
      const { atMs, path } = now;
      found.push({ atMs, path, count: 1, ...one });
    }),
  );
  return (signal) => {
    found = [];
    // Those without a path complete nothing, or say where it was.
    now = signal as typeof now;
    for (const detect of detectors) detect(signal);
    return found;
  };
}
