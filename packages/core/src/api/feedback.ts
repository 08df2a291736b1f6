/**
 * `GET /api/insights/feedback?env=&days=`: what people answered in surveys, and why they went on to cancel, in the last so many
 * days, 90 without being told. Of what somebody answered more than once the latest counts. Everybody counts once for each figure.
 */
export interface Feedback {
  readonly days: number;
  readonly from: string;
  readonly until: string;
  /** Published ones, and others that somebody met in that time; those that are asked first, then the latest answered. */
  readonly surveys: readonly SurveyFigures[];
  readonly cancelFlows: readonly CancelFlowFigures[];
}

/** An estimate with both ends of its 95 % interval. */
export interface FeedbackEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Whoever met the survey stands in exactly one of `answered`, `dismissed` and `silent`. */
export interface SurveyFigures {
  readonly survey: string;
  readonly title: string;
  /** Whether the published guidebook still asks it. */
  readonly isAsked: boolean;
  /** Who saw it, or answered or closed it: its showing may lie before `from`. */
  readonly shown: number;
  /** Who answered one question at least. */
  readonly answered: number;
  /** Who closed it or put it off, and answered nothing. */
  readonly dismissed: number;
  /** Who did neither. */
  readonly silent: number;
  /** `answered` of `shown`; absent where nobody met it. */
  readonly rate?: number;
  /** When somebody answered last. */
  readonly lastAt?: string;
  /** In the order in which they are asked; then those that are not asked any more. */
  readonly questions: readonly QuestionFigures[];
}

export type QuestionFigures = NpsFigures | CsatFigures | CesFigures | ChoiceFigures | TextFigures;

interface OfQuestion {
  readonly question: string;
  readonly title: string;
  /** Whether the survey still asks it, in this kind. */
  readonly isAsked: boolean;
  /** Who answered it. */
  readonly people: number;
}

/** Likelihood to recommend, 0 to 10. */
export interface NpsFigures extends OfQuestion {
  readonly kind: "nps";
  /** People by score, from 0 to 10. */
  readonly scores: readonly number[];
  /** 9 and 10, 7 and 8, 0 to 6. */
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** Net promoter score, −100 to 100; absent where nobody answered. */
  readonly estimate?: FeedbackEstimate;
  readonly trend: readonly TrendPoint[];
}
/** Satisfaction, 1 to 5. */
export interface CsatFigures extends OfQuestion {
  readonly kind: "csat";
  /** People by score, from 1 to 5. */
  readonly scores: readonly number[];
  /** 4 and 5. */
  readonly satisfied: number;
  /** `satisfied` of all, 0 to 1; absent where nobody answered. */
  readonly estimate?: FeedbackEstimate;
  readonly trend: readonly TrendPoint[];
}
/** Ease, 1 to 7. */
export interface CesFigures extends OfQuestion {
  readonly kind: "ces";
  /** People by score, from 1 to 7. */
  readonly scores: readonly number[];
  readonly mean?: number;
  /** The mean with its interval; absent with one answer, or where all are the same: nothing says how far off it may be. */
  readonly estimate?: FeedbackEstimate;
  readonly trend: readonly TrendPoint[];
}
export interface ChoiceFigures extends OfQuestion {
  readonly kind: "single" | "multiple";
  /** The most chosen first. Shares of a "multiple" sum up to more than 1. */
  readonly options: readonly OptionFigures[];
}
export interface OptionFigures {
  readonly option: string;
  /** Its id where no version of the guidebook has it. */
  readonly label: string;
  /** Whether it can still be chosen. */
  readonly isOffered: boolean;
  readonly people: number;
  /** Of those who answered, 0 to 1; absent where nobody did. */
  readonly share?: FeedbackEstimate;
}
export interface TextFigures extends OfQuestion {
  readonly kind: "text";
  /** Newest first, at most 5. */
  readonly latest: readonly Respondent[];
}

/** The same figure of the answers given in one stretch of the time, each person's latest in it. */
export interface TrendPoint {
  readonly from: string;
  readonly until: string;
  readonly people: number;
  /** Absent with fewer than 5 people. */
  readonly estimate?: FeedbackEstimate;
}

/** Whoever opened it stands in exactly one of `accepted`, `cancelled` and `left`, by what they did last. */
export interface CancelFlowFigures {
  readonly flow: string;
  readonly title: string;
  readonly isAsked: boolean;
  readonly opened: number;
  /** Took what was offered instead. */
  readonly accepted: number;
  /** Went on to cancel. Whether they left in the end, only the product knows. */
  readonly cancelled: number;
  /** Closed it, and did neither. */
  readonly left: number;
  /** Who gave a reason. */
  readonly people: number;
  /** By their last reason, the most frequent first. */
  readonly reasons: readonly ReasonFigures[];
  readonly lastAt?: string;
}
export interface ReasonFigures {
  readonly reason: string;
  readonly label: string;
  /** Whether it can still be given. */
  readonly isOffered: boolean;
  readonly people: number;
  /** Of all who gave a reason, 0 to 1. */
  readonly share: FeedbackEstimate;
  /** What is offered to those who give it. */
  readonly remedy?: string;
  readonly accepted: number;
  readonly cancelled: number;
}

/**
 * `GET /api/insights/feedback/:id/people?env=&days=&who=|question=&kind=&pick=&cursor=` → the people behind a figure of a survey
 * or a cancel flow, the newest first. `who`: see `FeedbackWho`. With `question` and `kind` those who answered it; `pick` narrows
 * it: a score, an option, "promoters", "passives", "detractors", "satisfied"; of a text, those whose score beside it is one of these.
 * Of a cancel flow `pick` is a reason. 404 where no
 * guidebook has it and nobody met it. `GET /api/insights/feedback/:id/export?env=&days=` has every answer as CSV.
 */
export interface Respondents {
  readonly total: number;
  readonly people: readonly Respondent[];
  readonly cursor?: string;
}
/** Of a survey the first four, of a cancel flow "shown" and the last four. */
export type FeedbackWho =
  | "shown"
  | "answered"
  | "dismissed"
  | "silent"
  | "reason"
  | "accepted"
  | "cancelled"
  | "left";
export interface Respondent {
  readonly user: string;
  readonly name?: string;
  readonly at: string;
  /** Their answer in words; absent where it is not asked for. */
  readonly said?: string;
  /** Beside a text or a choice: their latest answer to the survey's first question with a scale. */
  readonly score?: { readonly kind: "nps" | "csat" | "ces"; readonly value: number };
}
