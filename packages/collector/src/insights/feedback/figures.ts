import type { CancelFlowFigures, Feedback, ReasonFigures, SurveyFigures } from "@cairn/core/api";
import { type FlowVisit, type Gathered, questionKey, type SurveyMet } from "./gather.ts";
import { QUESTION_KINDS } from "./happening.ts";
import type { KnownOption, KnownPart, KnownParts, KnownQuestion } from "./known.ts";
import { questionFigures, shareOf } from "./question-figures.ts";
import { scoresBeside } from "./respondents.ts";
import type { Span } from "./trend.ts";

/** All feedback of some time, with what guidebooks call its parts. */
export interface FeedbackRead {
  readonly gathered: Gathered;
  readonly known: KnownParts;
  readonly span: Span;
  readonly nameOf: (user: string) => string | undefined;
  readonly emailOf: (user: string) => string | undefined;
}

const NOTHING: SurveyMet = { met: new Map(), closed: new Map(), answers: new Map() };
// What no guidebook has comes from elsewhere; of a flood of it some is enough.
const PARTS_LISTED = 100;
const QUESTIONS_LISTED = 30;

/** What came of every survey and cancel flow. */
export function feedbackFigures(read: FeedbackRead, days: number): Feedback {
  const { gathered, known, span } = read;
  const surveys = idsOf(known.surveys, gathered.surveys).map((id) =>
    surveyFigures(id, partOf(known.surveys, id), gathered.surveys.get(id) ?? NOTHING, read),
  );
  const cancelFlows = idsOf(known.flows, gathered.flows).map((id) =>
    flowFigures(id, partOf(known.flows, id), gathered.flows.get(id) ?? new Map()),
  );
  return {
    days,
    from: new Date(span.fromMs).toISOString(),
    until: new Date(span.untilMs).toISOString(),
    surveys: inOrder(surveys),
    cancelFlows: inOrder(cancelFlows),
  };
}

/** What guidebooks call a part; its id where none has it. */
export function partOf(known: ReadonlyMap<string, KnownPart>, id: string): KnownPart {
  return known.get(id) ?? { title: id, isAsked: false, questions: [] };
}

/** Those that are asked, and those that somebody met. */
function idsOf(
  known: ReadonlyMap<string, KnownPart>,
  met: ReadonlyMap<string, unknown>,
): readonly string[] {
  const asked = [...known].flatMap(([id, { isAsked }]) => (isAsked ? [id] : []));
  return [...new Set([...asked, ...met.keys()])];
}

function inOrder<Part extends { readonly isAsked: boolean; readonly lastAt?: string }>(
  parts: readonly Part[],
): readonly Part[] {
  return parts
    .toSorted(
      (a, b) =>
        Number(b.isAsked) - Number(a.isAsked) || (b.lastAt ?? "").localeCompare(a.lastAt ?? ""),
    )
    .slice(0, PARTS_LISTED);
}

function surveyFigures(
  survey: string,
  { title, isAsked, questions }: KnownPart,
  { met, closed, answers }: SurveyMet,
  { span, nameOf }: FeedbackRead,
): SurveyFigures {
  const all = [...answers.values()].flat();
  const answered = new Set(all.map(({ user }) => user));
  const dismissed = [...closed.keys()].filter((user) => !answered.has(user)).length;
  const told = { nameOf, scores: scoresBeside({ questions }, answers) };
  return {
    survey,
    title,
    isAsked,
    shown: met.size,
    answered: answered.size,
    dismissed,
    silent: met.size - answered.size - dismissed,
    ...(met.size === 0 ? {} : { rate: answered.size / met.size }),
    ...lastOf(all),
    questions: [...questions, ...unknownIn(answers, questions)]
      .map((one) =>
        questionFigures(one, answers.get(questionKey(one.id, one.kind)) ?? [], span, told),
      )
      .filter((one) => one.isAsked || one.people > 0)
      .slice(0, QUESTIONS_LISTED),
  };
}

/** Questions with answers that no guidebook has, by their ids. */
function unknownIn(
  answers: SurveyMet["answers"],
  known: readonly KnownQuestion[],
): readonly KnownQuestion[] {
  const keys = new Set(known.map(({ id, kind }) => questionKey(id, kind)));
  return [...answers.keys()].flatMap((key) => {
    const [kindOf, id = ""] = key.split(" ");
    const kind = QUESTION_KINDS.find((one) => one === kindOf);
    if (keys.has(key) || kind === undefined) return [];
    return [{ id, kind, title: id, isAsked: false, options: [] }];
  });
}

function flowFigures(
  flow: string,
  { title, isAsked, questions }: KnownPart,
  visits: ReadonlyMap<string, FlowVisit>,
): CancelFlowFigures {
  const all = [...visits.values()];
  const withReason = all.filter(({ reason }) => reason !== undefined);
  const known = questions.flatMap(({ options }) => options);
  const ids = new Set([
    ...known.filter(({ isOffered }) => isOffered).map(({ id }) => id),
    ...withReason.flatMap(({ reason }) => reason ?? []),
  ]);
  const accepted = countOf(all, "accepted");
  const cancelled = countOf(all, "cancelled");
  return {
    flow,
    title,
    isAsked,
    opened: all.length,
    accepted,
    cancelled,
    left: all.length - accepted - cancelled,
    people: withReason.length,
    reasons: [...ids]
      .flatMap((id) => reasonFigures(id, known, withReason))
      .toSorted((a, b) => b.people - a.people)
      .slice(0, QUESTIONS_LISTED),
    ...lastOf(all),
  };
}

function reasonFigures(
  reason: string,
  known: readonly KnownOption[],
  withReason: readonly FlowVisit[],
): readonly ReasonFigures[] {
  const { label = reason, isOffered = false, remedy } = known.find(({ id }) => id === reason) ?? {};
  const own = withReason.filter((visit) => visit.reason === reason);
  const share = shareOf(own.length, withReason.length);
  if (share === undefined) return [];
  return [
    {
      reason,
      label,
      isOffered,
      people: own.length,
      share,
      ...(remedy === undefined ? {} : { remedy }),
      accepted: countOf(own, "accepted"),
      cancelled: countOf(own, "cancelled"),
    },
  ];
}

function countOf(visits: readonly FlowVisit[], outcome: FlowVisit["outcome"]): number {
  return visits.filter((visit) => visit.outcome === outcome).length;
}

function lastOf(some: readonly { readonly atMs: number }[]): { readonly lastAt?: string } {
  if (some.length === 0) return {};
  const lastMs = some.reduce((last, { atMs }) => Math.max(last, atMs), -Infinity);
  return { lastAt: new Date(lastMs).toISOString() };
}
