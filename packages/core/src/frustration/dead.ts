import type { CreateDetector } from "./detector.ts";

const ANSWER_MS = 2_500;

/**
 * Dead click: something looks clickable and the page does nothing for 2.5 s. Several clicks on it while waiting are one
 * finding with their count. Exempt elements (inputs, links, canvas, video …) and text selection never count; an error is
 * an answer here, since it is an error click. An answer counts however late it comes as long as no tick or click came
 * before: a `confirm` stops the page's clock, and its timers.
 */
export const createDead: CreateDetector = (emit) => {
  const waiting = new Map<string, { atMs: number; count: number }>();
  return (signal) => {
    const { kind, atMs } = signal;
    // A scripted click on an input is how a button opens the chooser of files.
    if (kind === "click" ? signal.on.exempt : kind !== "tick") waiting.clear();
    for (const [element, { count, ...click }] of waiting) {
      const dueMs = click.atMs + ANSWER_MS;
      if (dueMs > atMs) continue;
      waiting.delete(element);
      emit({ kind: "dead-click", atMs: dueMs, element, count });
    }
    if (kind !== "click") return;
    const { on, selecting } = signal;
    if (!on.clickable || on.exempt || selecting) return;
    const known = waiting.get(on.element);
    if (known) known.count += 1;
    else waiting.set(on.element, { atMs, count: 1 });
  };
};
