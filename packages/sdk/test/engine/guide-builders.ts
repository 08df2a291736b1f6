import type {
  CompiledCancelFlow,
  CompiledRecap,
  CompiledSurvey,
  CompiledTour,
  CompiledTourStep,
  CompiledWelcome,
} from "@cairn/core";
import { base } from "./builders.ts";

/** A step in the middle of the page, left by its button. */
export function aStep(id: string, more: Partial<CompiledTourStep> = {}): CompiledTourStep {
  return {
    id,
    body: [{ kind: "paragraph", of: [id] }],
    pages: [],
    missing: "stop",
    waitMs: 10_000,
    spotlight: true,
    advance: { on: "button" },
    branches: [],
    isLast: false,
    ...more,
  };
}

export function aTour(
  id: string,
  steps: readonly CompiledTourStep[],
  more: Partial<CompiledTour> = {},
): CompiledTour {
  return { ...base(id), kind: "tour", title: id, steps, ...more };
}

export function aWelcome(id: string, more: Partial<CompiledWelcome> = {}): CompiledWelcome {
  const options = ["invoicing", "taxes"].map((option) => ({ id: option, label: option }));
  return { ...base(id), kind: "welcome", title: id, trait: "goal", options, ...more };
}

/** One score, one choice, one text. */
export function aSurvey(id: string, more: Partial<CompiledSurvey> = {}): CompiledSurvey {
  const frame = { title: "?", isOptional: false, branches: [] };
  return {
    ...base(id),
    kind: "survey",
    title: id,
    thanks: "",
    sample: 1,
    questions: [
      { ...frame, id: "score", kind: "nps", low: "", high: "" },
      { ...frame, id: "why", kind: "single", options: [{ id: "price", label: "Price" }] },
      { ...frame, id: "more", kind: "text" },
    ],
    ...more,
  };
}

export function aRecap(
  id: string,
  figures: CompiledRecap["figures"],
  more: Partial<CompiledRecap> = {},
): CompiledRecap {
  return { ...base(id), kind: "recap", style: "modal", title: id, figures, actions: [], ...more };
}

/** A cancel flow without a condition, as published: nothing but `startCancel` shows it. */
export function aCancelFlow(
  id: string,
  reasons: CompiledCancelFlow["reasons"] = [{ id: "price", label: "Too expensive" }],
): CompiledCancelFlow {
  const { when: _, ...frame } = base(id);
  return { ...frame, kind: "cancel", title: id, figures: [], question: "Why?", reasons };
}
