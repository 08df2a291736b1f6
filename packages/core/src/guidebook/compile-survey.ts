import type { Condition } from "../condition/condition.ts";
import { durationMs } from "../lib/duration.ts";
import { rich, wordsOrNone } from "./compile-text.ts";
import type {
  CompiledGuideBase,
  CompiledQuestion,
  CompiledSurvey,
  QuestionBranch,
} from "./compiled-guide.ts";
import type { Localiser } from "./localise.ts";
import { type AuthoredQuestion, END, type Survey } from "./survey.ts";

/** The survey as browsers get it; by itself it asks nobody who came later than its `minTenure` ago. */
export function compileSurvey(
  base: CompiledGuideBase,
  guide: Survey,
  localiser: Localiser,
): CompiledSurvey {
  return {
    ...base,
    ...(base.when === undefined ? {} : { when: afterTenure(guide.minTenure, base.when) }),
    kind: "survey",
    title: localiser.text(guide.title),
    questions: guide.questions.map((question) => compileQuestion(question, localiser)),
    thanks: wordsOrNone(guide.thanks, localiser),
    sample: guide.sample ?? 1,
  };
}

function afterTenure(minTenure: string | undefined, when: Condition): Condition {
  const value = durationMs(minTenure ?? "7d");
  if (value === 0) return when;
  return {
    kind: "all",
    of: [{ kind: "fact", fact: "firstSeenMs", is: "before-last", value }, when],
  };
}

function compileQuestion(question: AuthoredQuestion, localiser: Localiser): CompiledQuestion {
  const frame = {
    id: question.id,
    title: localiser.text(question.title),
    ...rich("detail", question.detail, localiser),
    isOptional: question.optional ?? question.kind === "text",
    branches: (question.branches ?? []).map(compileBranch),
  };
  switch (question.kind) {
    case "nps":
    case "csat":
    case "ces": {
      const { kind, low, high } = question;
      return {
        ...frame,
        kind,
        low: wordsOrNone(low, localiser),
        high: wordsOrNone(high, localiser),
      };
    }
    case "single":
    case "multiple": {
      const options = question.options.map(({ id, label }) => ({
        id,
        label: localiser.text(label),
      }));
      return { ...frame, kind: question.kind, options };
    }
    case "text":
      return { ...frame, kind: "text" };
  }
}

function compileBranch({
  to,
  atLeast,
  atMost,
  oneOf,
}: NonNullable<AuthoredQuestion["branches"]>[number]): QuestionBranch {
  return {
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
    ...(oneOf === undefined ? {} : { oneOf }),
    to: to === END ? "" : to,
  };
}
