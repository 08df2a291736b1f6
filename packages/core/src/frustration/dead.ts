import type { CreateDetector } from "./detector.ts";

const ANSWER_MS = 2_500;

/**
 * Dead click: something looks clickable and the page does nothing for 2.5 s. Several clicks on it while waiting are one
 * finding with their count. Exempt elements (inputs, links, canvas, video …), repeatable controls and text selection
 * never count; an error is an answer here, since it is an error click.
 */
export const createDead: CreateDetector = (emit) => {
  const waiting = new Map<string, { atMs: number; path: string; count: number }>();
  return (signal) => {
    const { kind, atMs } = signal;
    for (const [element, { count, path, ...click }] of waiting) {
      const dueMs = click.atMs + ANSWER_MS;
      if (dueMs > atMs) continue;
      waiting.delete(element);
      emit({ kind: "dead-click", atMs: dueMs, path, element, count });
    }
    if (kind !== "click" && kind !== "tick") waiting.clear();
    if (kind !== "click") return;
    const { path, on, selecting } = signal;
    if (!on.clickable || on.exempt || on.repeatable || selecting) return;
    const known = waiting.get(on.element);
    if (known) known.count += 1;
    else waiting.set(on.element, { atMs, path, count: 1 });
  };
};
