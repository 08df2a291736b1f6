import type { CreateDetector } from "./detector.ts";

const EDITING_MS = 3_000;

/**
 * Form abandonment: at least one field of a form that can be sent was edited, and 3 s or more after the first edit the
 * page is left, hidden or changed without a submit of that form. Once a form until it is submitted, progress is made or the page changes.
 */
export const createAbandon: CreateDetector = (emit) => {
  const open = new Map<string, { sinceMs: number; path: string }>();
  return (signal) => {
    const { kind, atMs } = signal;
    if (kind === "progress") open.clear();
    if (kind === "submit") open.delete(signal.form);
    if (kind === "edit" && signal.form) {
      const { form, path } = signal;
      if (!open.has(form)) open.set(form, { sinceMs: atMs, path });
    }
    if (kind !== "leave" && kind !== "navigation") return;
    for (const [element, form] of open) {
      const { path } = form;
      if (kind === "navigation") {
        if (signal.path === path) continue;
        open.delete(element);
      }
      if (atMs - form.sinceMs < EDITING_MS) continue;
      emit({ kind: "form-abandoned", path, element });
      form.sinceMs = Infinity;
    }
  };
};
