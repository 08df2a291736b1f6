import type { CreateDetector } from "./detector.ts";

const TIMES = 3;

// One submit marks all its wrong fields at once; nobody corrects a field and submits again so fast.
const SAME_SUBMIT_MS = 300;

/** Repeated validation error: the third refusal of the same form without progress between. Told once until progress. */
export const createValidation: CreateDetector = (emit) => {
  const forms = new Map<string, { count: number; lastMs: number }>();
  return (signal) => {
    if (signal.kind === "progress") forms.clear();
    if (signal.kind !== "invalid") return;
    const { atMs, path, form: element } = signal;
    const form = forms.get(element) ?? { count: 0, lastMs: -Infinity };
    forms.set(element, form);
    if (atMs - form.lastMs > SAME_SUBMIT_MS) {
      form.count += 1;
      if (form.count === TIMES) {
        emit({ kind: "validation-repeated", atMs, path, element, count: TIMES });
      }
    }
    form.lastMs = atMs;
  };
};
