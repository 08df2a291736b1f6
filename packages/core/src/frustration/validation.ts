import type { CreateDetector } from "./detector.ts";

const TIMES = 3;

// One submit marks all its wrong fields at once; nobody corrects a field and submits again so fast.
const SAME_SUBMIT_MS = 300;

/** Repeated validation error: the third refusal of the same form without progress between. Told once until progress. */
export const createValidation: CreateDetector = (emit) => {
  const forms = new Map<string, { count: number; atMs: number }>();
  return (signal) => {
    const { kind, atMs } = signal;
    if (kind === "progress") forms.clear();
    if (kind !== "invalid") return;
    const { form: element } = signal;
    const last = forms.get(element);
    const isSame = last && atMs - last.atMs <= SAME_SUBMIT_MS;
    const count = (last?.count ?? 0) + (isSame ? 0 : 1);
    forms.set(element, { count, atMs });
    if (!isSame && count === TIMES) emit({ kind: "validation-repeated", element, count });
  };
};
