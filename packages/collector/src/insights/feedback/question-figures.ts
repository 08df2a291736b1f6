import type { FeedbackEstimate, OptionFigures, QuestionFigures } from "@cairn/core/api";
import { meanInterval } from "../../statistics/mean-interval.ts";
import { momentsOf } from "../../statistics/moments.ts";
import { netPromoterInterval } from "../../statistics/net-promoter-interval.ts";
import { netPromoterScore, type PromoterCounts } from "../../statistics/net-promoter-score.ts";
import { wilsonInterval } from "../../statistics/wilson.ts";
import { type AnswerBy, latestOf } from "./gather.ts";
import type { KnownQuestion } from "./known.ts";
import { newestFirst, respondentOf, type Scores } from "./respondents.ts";
import { PASSIVE_FROM, PROMOTER_FROM, SATISFIED_FROM, SCALES } from "./scores.ts";
import { type Span, trendOf } from "./trend.ts";

const TEXTS_SHOWN = 5;
// Options that no guidebook has come from elsewhere; of a flood of them some are enough.
const OPTIONS_LISTED = 50;

/** What is told of people beside what they wrote: what they are called, and their score. */
export interface Told {
  readonly nameOf: (user: string) => string | undefined;
  readonly scores: Scores;
}

/** What people answered to one question; `answers` in order of time. */
export function questionFigures(
  { id, kind, title, isAsked, options }: KnownQuestion,
  answers: readonly AnswerBy[],
  span: Span,
  { nameOf, scores: beside }: Told,
): QuestionFigures {
  const latest = latestOf(answers);
  const frame = { question: id, title, isAsked, people: latest.length };
  const trend = (of: EstimateOf) => trendOf(answers, span, of);
  switch (kind) {
    case "nps": {
      const estimate = promoterEstimate(latest);
      const counts = promoterCounts(latest);
      const scores = scoresOf(latest, kind);
      return {
        ...frame,
        kind,
        scores,
        ...counts,
        ...given({ estimate }),
        trend: trend(promoterEstimate),
      };
    }
    case "csat": {
      const estimate = satisfiedEstimate(latest);
      const scores = scoresOf(latest, kind);
      const satisfied = satisfiedOf(latest);
      return {
        ...frame,
        kind,
        scores,
        satisfied,
        ...given({ estimate }),
        trend: trend(satisfiedEstimate),
      };
    }
    case "ces": {
      const estimate = meanEstimate(latest);
      const mean = meanOf(latest);
      const scores = scoresOf(latest, kind);
      return { ...frame, kind, scores, ...given({ mean, estimate }), trend: trend(meanEstimate) };
    }
    case "single":
    case "multiple":
      return { ...frame, kind, options: optionsOf(latest, options) };
    case "text":
      return {
        ...frame,
        kind,
        latest: newestFirst(latest.map((one) => respondentOf(one, [], nameOf, beside))).slice(
          0,
          TEXTS_SHOWN,
        ),
      };
  }
}

type EstimateOf = (latest: readonly AnswerBy[]) => FeedbackEstimate | undefined;

/** Scores of some answers; those of another kind have none. */
function scoresIn(latest: readonly AnswerBy[]): readonly number[] {
  return latest.flatMap(({ said }) => ("score" in said ? [said.score] : []));
}

function scoresOf(latest: readonly AnswerBy[], kind: keyof typeof SCALES): readonly number[] {
  const [low, high] = SCALES[kind];
  const counts = Array.from({ length: high - low + 1 }, () => 0);
  for (const score of scoresIn(latest)) counts[score - low] = (counts[score - low] ?? 0) + 1;
  return counts;
}

function promoterCounts(latest: readonly AnswerBy[]): PromoterCounts {
  const scores = scoresIn(latest);
  const promoters = scores.filter((score) => score >= PROMOTER_FROM).length;
  const detractors = scores.filter((score) => score < PASSIVE_FROM).length;
  return { promoters, passives: scores.length - promoters - detractors, detractors };
}

function promoterEstimate(latest: readonly AnswerBy[]): FeedbackEstimate | undefined {
  if (latest.length === 0) return undefined;
  const counts = promoterCounts(latest);
  return { value: netPromoterScore(counts).score, ...netPromoterInterval(counts) };
}

function satisfiedOf(latest: readonly AnswerBy[]): number {
  return scoresIn(latest).filter((score) => score >= SATISFIED_FROM).length;
}

function satisfiedEstimate(latest: readonly AnswerBy[]): FeedbackEstimate | undefined {
  return shareOf(satisfiedOf(latest), latest.length);
}

function meanOf(latest: readonly AnswerBy[]): number | undefined {
  const scores = scoresIn(latest);
  if (scores.length === 0) return undefined;
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** Within the scale; undefined where nothing is known of how answers differ. */
function meanEstimate(latest: readonly AnswerBy[]): FeedbackEstimate | undefined {
  const scores = scoresIn(latest);
  if (new Set(scores).size < 2) return undefined;
  const sum = scores.reduce((all, score) => all + score, 0);
  const sumSquares = scores.reduce((all, score) => all + score ** 2, 0);
  const moments = momentsOf({ n: scores.length, sum, sumSquares });
  const { low, high } = meanInterval(moments);
  const [lowest, highest] = SCALES.ces;
  return { value: moments.mean, low: Math.max(lowest, low), high: Math.min(highest, high) };
}

/** A share with its score interval; undefined of nobody. */
export function shareOf(some: number, all: number): FeedbackEstimate | undefined {
  return all === 0 ? undefined : { value: some / all, ...wilsonInterval(some, all) };
}

function optionsOf(
  latest: readonly AnswerBy[],
  known: KnownQuestion["options"],
): readonly OptionFigures[] {
  const counts = new Map<string, number>(known.map(({ id }) => [id, 0]));
  for (const { said } of latest) {
    for (const one of "choices" in said ? said.choices : []) {
      counts.set(one, (counts.get(one) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([option, people]): OptionFigures => {
      const { label = option, isOffered = false } = known.find(({ id }) => id === option) ?? {};
      return {
        option,
        label,
        isOffered,
        people,
        ...given({ share: shareOf(people, latest.length) }),
      };
    })
    .filter(({ people, isOffered }) => people > 0 || isOffered)
    .toSorted((a, b) => b.people - a.people)
    .slice(0, OPTIONS_LISTED);
}

/** Only those that are known. */
function given<Fields extends object>(
  fields: Fields,
): { readonly [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
}
