import { type FrustrationDetector, createFrustration } from "@cairn/core";
import type { Backstage } from "../stage.ts";

/**
 * Reads what was done since the last reading, in order: finds frustration in it, and knows when somebody types. Much of it
 * may be older than the stage, which the first thing that is done brings.
 */
export function createSignalReader(backstage: Backstage): () => void {
  const { port, landed } = backstage;
  let detect: FrustrationDetector;
  return () => {
    for (const signal of backstage.signals.splice(0)) {
      // The page begins, or another user on it.
      if (signal === landed) {
        // As an event it is evidence, in every tab of the user.
        detect = createFrustration((found) => {
          const { atMs: _, ...properties } = found;
          port.record("Frustration Detected", properties);
        });
      }
      const { kind, atMs } = signal;
      if (kind === "edit") backstage.edited = { atMs, isInForm: true };
      else if (backstage.edited && (kind === "submit" || kind === "navigation")) {
        backstage.edited.isInForm = false;
      }
      if (port.config.frustration) detect(signal);
    }
  };
}
