import type { FeedbackWho, Respondent } from "@cairn/core/api";
import { type AnswerBy, type FlowVisit, latestOf, questionKey, type SurveyMet } from "./gather.ts";
import type { QuestionKind, Said } from "./happening.ts";
import type { KnownOption, KnownPart } from "./known.ts";
import { PASSIVE_FROM, PROMOTER_FROM, SATISFIED_FROM } from "./scores.ts";

/** Every group of people that can be asked for. */
export const FEEDBACK_WHO: readonly FeedbackWho[] = [
  "shown",
  "answered",
  "dismissed",
  "silent",
  "reason",
  "accepted",
  "cancelled",
  "left",
];

/** Whom a figure counts. */
export type Asked =
  | { readonly who: FeedbackWho; readonly pick?: string }
  /** Who answered a question; `pick`: in one way. */
  | { readonly question: string; readonly kind: QuestionKind; readonly pick?: string };

type NameOf = (user: string) => string | undefined;
type Labelled = Pick<KnownOption, "id" | "label">;

/** The people behind a figure of a survey, newest first. */
export function surveyRespondents(
  { met, closed, answers }: SurveyMet,
  known: KnownPart,
  asked: Asked,
  nameOf: NameOf,
): readonly Respondent[] {
  if ("question" in asked) {
    const { question, kind, pick } = asked;
    const own = latestOf(answers.get(questionKey(question, kind)) ?? []);
    const options =
      known.questions.find((one) => one.id === question && one.kind === kind)?.options ?? [];
    const scores = isScale(kind) ? NO_SCORES : scoresBeside(known, answers);
    const picked = own.filter(({ user, said }) => {
      if (pick === undefined) return true;
      const judged = said.kind === "text" ? scores.get(user) : said;
      return judged !== undefined && isPicked(judged, pick);
    });
    return newestFirst(picked.map((one) => respondentOf(one, options, nameOf, scores)));
  }
  const answered = new Map<string, number>();
  for (const { user, atMs } of [...answers.values()].flat()) {
    answered.set(user, Math.max(atMs, answered.get(user) ?? -Infinity));
  }
  const without = (
    some: ReadonlyMap<string, number>,
    ...others: readonly ReadonlyMap<string, number>[]
  ) => [...some].filter(([user]) => !others.some((other) => other.has(user)));
  const groups: Readonly<Partial<Record<FeedbackWho, readonly (readonly [string, number])[]>>> = {
    shown: [...met],
    answered: [...answered],
    dismissed: without(closed, answered),
    silent: without(met, answered, closed),
  };
  const group = groups[asked.who] ?? [];
  return newestFirst(group.map(([user, atMs]) => personAt(user, atMs, nameOf)));
}

/** The people behind a figure of a cancel flow, newest first; `pick` is a reason. */
export function flowRespondents(
  visits: ReadonlyMap<string, FlowVisit>,
  known: KnownPart,
  { who, pick }: { readonly who: FeedbackWho; readonly pick?: string },
  nameOf: NameOf,
): readonly Respondent[] {
  const reasons = known.questions.flatMap(({ options }) => options);
  const own = [...visits].filter(([, { reason, outcome }]) => {
    if (pick !== undefined && reason !== pick) return false;
    if (who === "reason") return reason !== undefined;
    return who === "shown" || who === (outcome ?? "left");
  });
  return newestFirst(
    own.map(([user, { atMs, reason }]) => ({
      ...personAt(user, atMs, nameOf),
      ...(reason === undefined ? {} : { said: labelOf(reason, reasons) }),
    })),
  );
}

/** One answer, with who gave it, and their score of `scores` beside it. */
export function respondentOf(
  { user, atMs, said }: AnswerBy,
  options: readonly Labelled[],
  nameOf: NameOf,
  scores: Scores = NO_SCORES,
): Respondent {
  const beside = scores.get(user);
  return {
    ...personAt(user, atMs, nameOf),
    said: saidInWords(said, options),
    ...(beside === undefined ? {} : { score: { kind: beside.kind, value: beside.score } }),
  };
}

/** Each person's latest answer to the first question that has a scale. */
export function scoresBeside(
  { questions }: Pick<KnownPart, "questions">,
  answers: SurveyMet["answers"],
): Scores {
  const first = questions.find(({ kind }) => isScale(kind));
  if (first === undefined) return NO_SCORES;
  const latest = latestOf(answers.get(questionKey(first.id, first.kind)) ?? []);
  return new Map(
    latest.flatMap(({ user, said }) => ("score" in said ? [[user, said] as const] : [])),
  );
}

/** Scores by person. */
export type Scores = ReadonlyMap<string, Extract<Said, { readonly score: number }>>;

const NO_SCORES: Scores = new Map();

function isScale(kind: QuestionKind): boolean {
  return kind === "nps" || kind === "csat" || kind === "ces";
}

/** Of equal times by id, as lists of people are. */
export function newestFirst(people: readonly Respondent[]): readonly Respondent[] {
  return people.toSorted((a, b) => b.at.localeCompare(a.at) || (a.user < b.user ? -1 : 1));
}

/** What an option is called; its id where nobody knows. */
export function labelOf(id: string, options: readonly Labelled[]): string {
  return options.find((one) => one.id === id)?.label ?? id;
}

/** An answer as it is read: the text, the labels of what was chosen, or the score. */
export function saidInWords(said: Said, options: readonly Labelled[]): string {
  switch (said.kind) {
    case "text":
      return said.text;
    case "single":
    case "multiple":
      return said.choices.map((one) => labelOf(one, options)).join(", ");
    default:
      return String(said.score);
  }
}

function isPicked(said: Said, pick: string): boolean {
  switch (said.kind) {
    case "text":
      return false;
    case "single":
    case "multiple":
      return said.choices.includes(pick);
    case "nps":
      if (pick === "promoters") return said.score >= PROMOTER_FROM;
      if (pick === "detractors") return said.score < PASSIVE_FROM;
      if (pick === "passives") return said.score >= PASSIVE_FROM && said.score < PROMOTER_FROM;
      return pick === String(said.score);
    case "csat":
      return pick === "satisfied" ? said.score >= SATISFIED_FROM : pick === String(said.score);
    case "ces":
      return pick === String(said.score);
  }
}

function personAt(user: string, atMs: number, nameOf: NameOf): Respondent {
  const name = nameOf(user);
  return { user, ...(name === undefined ? {} : { name }), at: new Date(atMs).toISOString() };
}
