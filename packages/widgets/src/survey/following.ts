import type { CompiledQuestion, QuestionBranch } from "@cairn/core";
import type { Answer } from "@cairn/sdk/port";

/**
 * The question that comes after `question`, answered so; undefined ends the survey. A branch never leads back, whatever
 * it says, so every way through a survey ends. `answer` is undefined where the question was passed over.
 */
export function following(
  questions: readonly CompiledQuestion[],
  question: CompiledQuestion,
  answer: Answer | undefined,
): CompiledQuestion | undefined {
  const to = question.branches.find((branch) => fits(branch, answer))?.to;
  if (to === "") return undefined;
  const later = questions.slice(questions.indexOf(question) + 1);
  return later.find(({ id }) => id === to) ?? later[0];
}

/** A branch that asks for nothing fits every answer, and none. */
function fits({ atLeast, atMost, oneOf }: QuestionBranch, answer: Answer | undefined): boolean {
  if (oneOf) return [answer ?? []].flat().some((one) => oneOf.includes(String(one)));
  if (atLeast === undefined && atMost === undefined) return true;
  return (
    typeof answer === "number" && answer >= (atLeast ?? answer) && answer <= (atMost ?? answer)
  );
}
