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
    if (signal.kind === "click") last = signal.on.clickable ? signal : undefined;
    if (signal.kind === "progress") last = undefined;
    if (signal.kind !== "error" || last === undefined) return;
    if (signal.atMs - last.atMs <= AFTER_MS) {
      const { path, on } = last;
      emit({ kind: "error-click", atMs: signal.atMs, path, element: on.element, count: 1 });
    }
    last = undefined;
  };
};
