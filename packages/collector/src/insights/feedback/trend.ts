import type { FeedbackEstimate, TrendPoint } from "@cairn/core/api";
import { type AnswerBy, latestOf } from "./gather.ts";

/** A stretch of time, epoch milliseconds; `untilMs` exclusive. */
export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

const DAY_MS = 86_400_000;
// Up to a quarter by weeks, more by four weeks: so no curve has more than fourteen points.
const WEEKLY_DAYS = 98;
// With fewer a single answer moves the figure by a fifth and more.
const LEAST = 5;

/** How a figure moved: whole weeks, or stretches of four, back from the end of `span`, oldest first. Answers in order of time. */
export function trendOf(
  answers: readonly AnswerBy[],
  { fromMs, untilMs }: Span,
  estimateOf: (answers: readonly AnswerBy[]) => FeedbackEstimate | undefined,
): readonly TrendPoint[] {
  const lengthMs = (untilMs - fromMs <= WEEKLY_DAYS * DAY_MS ? 7 : 28) * DAY_MS;
  const count = Math.floor((untilMs - fromMs) / lengthMs);
  return Array.from({ length: count }, (_, index) => {
    const startMs = untilMs - (count - index) * lengthMs;
    const endMs = startMs + lengthMs;
    // A browser's clock may be a little ahead: the last stretch has no end.
    const isLast = index === count - 1;
    const own = latestOf(answers.filter(({ atMs }) => atMs >= startMs && (isLast || atMs < endMs)));
    const estimate = own.length < LEAST ? undefined : estimateOf(own);
    return {
      from: new Date(startMs).toISOString(),
      until: new Date(endMs).toISOString(),
      people: own.length,
      ...(estimate === undefined ? {} : { estimate }),
    };
  });
}
