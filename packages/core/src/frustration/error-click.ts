import type { CreateDetector } from "./detector.ts";
import type { UiSignal } from "./ui-signal.ts";

const AFTER_MS = 2_000;

/**
 * Error click: an uncaught error or a failed request at most 2 s after a click on something clickable. One click makes
 * at most one, however many errors follow.
 */
export const createErrorClick: CreateDetector = (emit) => {
  let last: Extract<UiSignal, { kind: "click" }> | undefined;
  return (signal) => {
    const { kind, atMs } = signal;
    if (kind === "error" && last && atMs - last.atMs <= AFTER_MS) {
      emit({ kind: "error-click", path: last.path, element: last.on.element });
    }
    if (kind === "error" || kind === "progress") last = undefined;
    if (kind === "click") last = signal.on.clickable ? signal : undefined;
  };
};
