import type { CreateDetector } from "./detector.ts";
import type { UiSignal } from "./ui-signal.ts";

type Click = Extract<UiSignal, { kind: "click" }>;

const CLICKS = 4;
const WINDOW_MS = 1_000;
const NEAR_PX = 30;

/**
 * Rage click: 4 clicks within 1 s on the same element or within 30 px, told at the fourth and once a burst; a burst
 * lasts until 1 s without a click there. Text selection and controls made for repeated clicks cancel it: these are
 * the false alarms that the maintainers of other detectors report.
 */
export const createRage: CreateDetector = (emit) => {
  let burst: readonly Click[] = [];
  let isTold = false;
  return (signal) => {
    if (signal.kind === "navigation" || signal.kind === "progress") burst = [];
    if (signal.kind !== "click") return;
    if (signal.selecting || signal.on.repeatable) {
      burst = [];
      return;
    }
    burst = [
      ...burst.filter((click) => click.atMs > signal.atMs - WINDOW_MS && isSameSpot(click, signal)),
      signal,
    ];
    if (burst.length === 1) isTold = false;
    if (burst.length < CLICKS || isTold) return;
    isTold = true;
    const { atMs, path, on } = signal;
    emit({ kind: "rage-click", atMs, path, element: on.element, count: burst.length });
  };
};

function isSameSpot(a: Click, b: Click): boolean {
  return a.on.element === b.on.element || Math.hypot(a.x - b.x, a.y - b.y) <= NEAR_PX;
}
