import type { CreateDetector } from "./detector.ts";

const ANSWER_MS = 2_500;

/**
 * Dead click: something looks clickable and the page does nothing for 2.5 s. Several clicks on it while waiting are one
 * finding with their count. Exempt elements (inputs, links, canvas, video …), repeatable controls and text selection
 * never count; an error is an answer here, since it is an error click.
 */
export const createDead: CreateDetector = (emit) => {
  let waiting: readonly {
    readonly atMs: number;
    readonly path: string;
    readonly element: string;
    readonly count: number;
  }[] = [];
  return (signal) => {
    const dueMs = signal.atMs - ANSWER_MS;
    for (const { atMs, path, element, count } of waiting.filter(({ atMs }) => atMs <= dueMs)) {
      emit({ kind: "dead-click", atMs: atMs + ANSWER_MS, path, element, count });
    }
    waiting = waiting.filter(({ atMs }) => atMs > dueMs);
    if (signal.kind === "tick") return;
    if (signal.kind !== "click") {
      waiting = [];
      return;
    }
    const { atMs, path, on, selecting } = signal;
    const { element } = on;
    if (!on.clickable || on.exempt || on.repeatable || selecting) return;
    const known = waiting.find((click) => click.element === element);
    waiting = known
      ? waiting.map((click) => (click === known ? { ...click, count: click.count + 1 } : click))
      : [...waiting, { atMs, path, element, count: 1 }];
  };
};
