import type { LogRow } from "../store/event-log.ts";
import type { AnswerRecord, PersonRecord } from "../store/people.ts";

type Answers = Pick<PersonRecord, "answers">;

// A guidebook has some dozens of answers; a page that makes ids up must not fill a record.
const MOST_ANSWERS = 300;

/** Answers after one more event; empty where it tells of none. In whatever order events arrive, they give the same. */
export function foldAnswer(person: Answers, row: LogRow): Answers {
  const { faq } = row.properties;
  const answer = answerOf(row);
  if (answer === undefined || typeof faq !== "string" || faq === "__proto__") return {};
  return mergeAnswers(person, { answers: { [faq]: answer } });
}

/** The answers of two records of one person: the first view in a stall, and the last word on whether it helped. */
export function mergeAnswers(a: Answers, b: Answers): Answers {
  if (b.answers === undefined) return a.answers === undefined ? {} : { answers: a.answers };
  const answers = { ...a.answers };
  for (const [faq, answer] of Object.entries(b.answers)) {
    const known = Object.hasOwn(answers, faq) ? answers[faq] : undefined;
    if (known !== undefined)
      answers[faq] = { ...firstView(known, answer), ...lastWord(known, answer) };
    else if (Object.keys(answers).length < MOST_ANSWERS) answers[faq] = answer;
  }
  return { answers };
}

function answerOf({ name, type, atMs, properties }: LogRow): AnswerRecord | undefined {
  if (type !== "track") return undefined;
  const { milestone, helpful } = properties;
  if (name === "Help Answer Viewed" && typeof milestone === "string") {
    return { viewed: { atMs, milestone } };
  }
  if (name === "Help Answer Rated" && typeof helpful === "boolean") {
    return { rated: { atMs, helpful } };
  }
  return undefined;
}

function firstView(a: AnswerRecord, b: AnswerRecord): Pick<AnswerRecord, "viewed"> {
  const [first] = [a.viewed, b.viewed]
    .filter((view) => view !== undefined)
    .toSorted((x, y) => x.atMs - y.atMs || (x.milestone < y.milestone ? -1 : 1));
  return first === undefined ? {} : { viewed: first };
}

function lastWord(a: AnswerRecord, b: AnswerRecord): Pick<AnswerRecord, "rated"> {
  const [last] = [a.rated, b.rated]
    .filter((rating) => rating !== undefined)
    .toSorted((x, y) => y.atMs - x.atMs || Number(x.helpful) - Number(y.helpful));
  return last === undefined ? {} : { rated: last };
}
