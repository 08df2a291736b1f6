import { createBurst } from "./burst.ts";
import type { CreateDetector } from "./detector.ts";
import type { UiSignal } from "./ui-signal.ts";

const CLICKS = 4;
const WINDOW_MS = 1_000;
const NEAR_PX = 30;

/**
 * Rage click: 4 clicks within 1 s on the same element or within 30 px, told at the fourth and once a burst; a burst
 * lasts until 1 s without a click there. Text selection and controls made for repeated clicks cancel it: these are
 * the false alarms that the maintainers of other detectors report.
 */
export const createRage: CreateDetector = (emit) => {
  const burst = createBurst<Extract<UiSignal, { kind: "click" }>>(
    CLICKS,
    (a, b) =>
      a.atMs > b.atMs - WINDOW_MS &&
      (a.on.element === b.on.element || Math.hypot(a.x - b.x, a.y - b.y) <= NEAR_PX),
  );
  return (signal) => {
    const { kind, atMs } = signal;
    if (kind === "navigation" || kind === "progress") burst.clear();
    if (kind !== "click") return;
    const { path, on, selecting } = signal;
    if (selecting || on.repeatable) return burst.clear();
    const count = burst.add(signal);
    if (count > 0) emit({ kind: "rage-click", atMs, path, element: on.element, count });
  };
};
