import { type FeedbackRead, partOf } from "./figures.ts";
import { latestOf } from "./gather.ts";
import { labelOf, respondentOf } from "./respondents.ts";

/** Heads of the file of everybody's answers to one survey, or of their reasons to cancel, in order. */
export const feedbackColumns = [
  "at",
  "person",
  "name",
  "email",
  "question",
  "question_title",
  "kind",
  "answer",
  "answer_ids",
  "outcome",
] as const;

export type FeedbackLine = Readonly<Record<(typeof feedbackColumns)[number], string>>;

/** One line for each person and question with what they answered last, oldest first; of a cancel flow one for each person. */
export function feedbackLines(
  { gathered, known, nameOf, emailOf }: FeedbackRead,
  id: string,
): readonly FeedbackLine[] {
  return [...surveyLines(), ...flowLines()].toSorted((a, b) => a.at.localeCompare(b.at));

  function surveyLines(): readonly FeedbackLine[] {
    const { questions } = partOf(known.surveys, id);
    return [...(gathered.surveys.get(id)?.answers ?? [])].flatMap(([key, answers]) => {
      const [kind = "", question = ""] = key.split(" ");
      const asked = questions.find((one) => one.id === question && one.kind === kind);
      return latestOf(answers).map((answer) => {
        const {
          user,
          name = "",
          at,
          said = "",
        } = respondentOf(answer, asked?.options ?? [], nameOf);
        const ids = "choices" in answer.said ? answer.said.choices.join(" ") : "";
        return {
          at,
          person: user,
          name,
          email: emailOf(user) ?? "",
          question,
          question_title: asked?.title ?? question,
          kind,
          answer: said,
          answer_ids: ids,
          outcome: "",
        };
      });
    });
  }

  function flowLines(): readonly FeedbackLine[] {
    const [question] = partOf(known.flows, id).questions;
    return [...(gathered.flows.get(id) ?? [])].map(
      ([user, { atMs, reason = "", outcome = "left" }]) => ({
        at: new Date(atMs).toISOString(),
        person: user,
        name: nameOf(user) ?? "",
        email: emailOf(user) ?? "",
        question: "reason",
        question_title: question?.title ?? "reason",
        kind: "cancel",
        answer: reason === "" ? "" : labelOf(reason, question?.options ?? []),
        answer_ids: reason,
        outcome,
      }),
    );
  }
}
