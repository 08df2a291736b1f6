import type { CreateDetector } from "./detector.ts";

const EDITING_MS = 3_000;

/**
 * Form abandonment: at least one field was edited, and 3 s or more after the first edit the page is left, hidden or
 * changed without a submit of that form. Once a form until it is submitted, progress is made or the page changes.
 */
export const createAbandon: CreateDetector = (emit) => {
  const open = new Map<string, { sinceMs: number; path: string; edits: number; isTold: boolean }>();
  return (signal) => {
    const { kind, atMs } = signal;
    if (kind === "edit") {
      const form = open.get(signal.form);
      if (form) form.edits += 1;
      else open.set(signal.form, { sinceMs: atMs, path: signal.path, edits: 1, isTold: false });
    } else if (kind === "submit") open.delete(signal.form);
    else if (kind === "progress") open.clear();
    else if (kind === "leave" || kind === "navigation") {
      for (const [element, form] of open) {
        const isElsewhere = kind === "leave" || signal.path !== form.path;
        if (!isElsewhere) continue;
        if (!form.isTold && atMs - form.sinceMs >= EDITING_MS) {
          emit({ kind: "form-abandoned", atMs, path: form.path, element, count: form.edits });
        }
        form.isTold = true;
        if (kind === "navigation") open.delete(element);
      }
    }
  };
};
