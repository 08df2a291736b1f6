import type { CreateDetector } from "./detector.ts";

const EDITING_MS = 3_000;

/**
 * Form abandonment: at least one field was edited, and 3 s or more after the first edit the page is left, hidden or
 * changed without a submit of that form. Once a form until it is submitted, progress is made or the page changes.
 */
export const createAbandon: CreateDetector = (emit) => {
  const open = new Map<string, { sinceMs: number; path: string; count: number; isTold: boolean }>();
  return (signal) => {
    const { kind, atMs } = signal;
    if (kind === "progress") open.clear();
    if (kind === "submit") open.delete(signal.form);
    if (kind === "edit") {
      const form = open.get(signal.form);
      if (form) form.count += 1;
      else open.set(signal.form, { sinceMs: atMs, path: signal.path, count: 1, isTold: false });
    }
    if (kind !== "leave" && kind !== "navigation") return;
    for (const [element, form] of open) {
      const { path, count } = form;
      if (kind === "navigation") {
        if (signal.path === path) continue;
        open.delete(element);
      }
      if (!form.isTold && atMs - form.sinceMs >= EDITING_MS) {
        emit({ kind: "form-abandoned", atMs, path, element, count });
      }
      form.isTold = true;
    }
  };
};
