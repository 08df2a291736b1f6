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
  const branch = question.branches.find((one) => fits(one, answer));
  const later = questions.slice(questions.indexOf(question) + 1);
  return branch?.to === "" ? undefined : (later.find(({ id }) => id === branch?.to) ?? later[0]);
}

/** A branch that asks for nothing fits every answer, and none. */
function fits({ atLeast, atMost, oneOf }: QuestionBranch, answer: Answer | undefined): boolean {
  return (
    // Nothing compares with `undefined`.
    (atLeast === undefined || (answer as number) >= atLeast) &&
    (atMost === undefined || (answer as number) <= atMost) &&
    (oneOf === undefined || [answer].flat().some((one) => oneOf.includes(one as string)))
  );
}
