import { createBurst } from "./burst.ts";
import type { UiSignal } from "./ui-signal.ts";

const CLICKS = 4;
const WINDOW_MS = 1_000;
const NEAR_PX = 30;

type Click = Extract<UiSignal, { kind: "click" }>;

/**
 * Rage click: 4 clicks within 1 s on the same element or within 30 px, told at the fourth and once a burst; a burst
 * lasts until 1 s without a click there. Text selection, controls made for repeated clicks, and clicks that no mouse or
 * finger made (a held key, the second click of a label) cancel it: the first two are the false alarms that the
 * maintainers of other detectors report.
 */
export const createRage = createBurst<Click>(
  "rage-click",
  CLICKS,
  WINDOW_MS,
  (signal) => {
    const { kind } = signal;
    if (kind === "click") return !(signal.selecting || signal.on.repeatable || !signal.detail);
    return kind === "navigation" || kind === "progress" ? false : undefined;
  },
  (a, b) => a.on.element === b.on.element || Math.hypot(a.x - b.x, a.y - b.y) <= NEAR_PX,
);
