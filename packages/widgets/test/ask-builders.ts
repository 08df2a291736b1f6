import type {
  CompiledCancelFlow,
  CompiledQuestion,
  CompiledSurvey,
  CompiledWelcome,
  QuestionBranch,
} from "@cairn/core";
import { always } from "./builders.ts";

type Kind = CompiledQuestion["kind"];

/** A question that is named for its id; options are "a", "b" and "c". */
export function aQuestion(
  id: string,
  kind: Kind,
  how: { readonly isOptional?: boolean; readonly branches?: readonly QuestionBranch[] } = {},
): CompiledQuestion {
  const frame = { id, title: `${id}?`, isOptional: false, branches: [], ...how };
  switch (kind) {
    case "text":
      return { ...frame, kind };
    case "single":
    case "multiple": {
      const options = ["a", "b", "c"].map((option) => ({ id: option, label: `Option ${option}` }));
      return { ...frame, kind, options };
    }
    default:
      return { ...frame, kind, low: "", high: "" };
  }
}

export function aSurvey(...questions: readonly CompiledQuestion[]): CompiledSurvey {
  return {
    ...always,
    kind: "survey",
    id: "feedback",
    title: "Feedback",
    questions,
    thanks: "",
    sample: 1,
  };
}

export function aWelcome(): CompiledWelcome {
  return {
    ...always,
    kind: "welcome",
    id: "hello",
    title: "What brings you here, {name|there}?",
    trait: "goal",
    options: [
      { id: "paid", label: "Get paid", detail: "Sooner, {name|you}" },
      { id: "books", label: "Keep the books" },
    ],
  };
}

/** Its first reason has a remedy, the second has none. */
export function aCancelFlow(): CompiledCancelFlow {
  const remedy = {
    id: "pause",
    kind: "pause",
    title: "Pause it",
    body: [{ kind: "paragraph", of: ["It costs nothing."] }],
    label: "Pause for a month",
  } as const;
  return {
    ...always,
    kind: "cancel",
    id: "bye",
    title: "Cancel your plan",
    figures: [],
    question: "Why?",
    reasons: [
      { id: "unused", label: "Not used", remedy },
      { id: "other", label: "Something else" },
    ],
  };
}
