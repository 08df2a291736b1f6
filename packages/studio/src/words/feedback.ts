import type {
  CancelFlowFigures,
  FeedbackEstimate,
  OptionFigures,
  QuestionFigures,
  Respondent,
  SurveyFigures,
} from "@cairn/core/api";
import { counted, grouped, people, percent } from "./figures.ts";

// With fewer answers an interval is so wide that the figure alone would mislead.
const FEW = 30;

/** "+32", "0", "−7": a net promoter score. */
export function scoreInWords(score: number): string {
  const whole = Math.round(score);
  return whole > 0 ? `+${whole}` : whole < 0 ? `−${-whole}` : "0";
}

/** "5.4" of a mean. */
export function meanInWords(mean: number): string {
  return mean.toFixed(1);
}

/** A figure as its kind of question writes it. */
export function estimateInWords(kind: "nps" | "csat" | "ces", value: number): string {
  if (kind === "nps") return scoreInWords(value);
  return kind === "csat" ? percent(value) : meanInWords(value);
}

/** "+12 to +45". */
export function rangeInWords(
  kind: "nps" | "csat" | "ces",
  { low, high }: FeedbackEstimate,
): string {
  return `${estimateInWords(kind, low)} to ${estimateInWords(kind, high)}`;
}

/** What somebody scored, beside what they wrote: "9 of 10". */
export function besideInWords({ kind, value }: NonNullable<Respondent["score"]>): string {
  const most = { nps: 10, csat: 5, ces: 7 } as const;
  return `${value} of ${most[kind]}`;
}

/** "62 % (51 to 72 %)". */
export function shareInWords({ value, low, high }: FeedbackEstimate): string {
  return `${percent(value)} (${Math.round(low * 100)} to ${percent(high)})`;
}

/** What the answers to one question come to. Few answers say so. */
export function questionFinding(question: QuestionFigures): string {
  const { people: all } = question;
  if (all === 0) return "Nobody has answered this yet";
  switch (question.kind) {
    case "nps":
    case "csat": {
      const { kind, estimate } = question;
      if (estimate === undefined) return `${people(all)} answered`;
      const range = rangeInWords(kind, estimate);
      const what = kind === "nps" ? "the score" : "the share of the satisfied";
      if (all < FEW)
        return `${counted(all, "answer")} so far: ${what} may be anywhere from ${range}`;
      const value = estimateInWords(kind, estimate.value);
      return kind === "nps"
        ? `Net promoter score ${value}, between ${range.replace(" to ", " and ")}`
        : `${value} are satisfied, between ${range.replace(" to ", " and ")}`;
    }
    case "ces": {
      const { mean = 0, estimate } = question;
      const said = `${meanInWords(mean)} of 7 for ease`;
      if (estimate === undefined) return `${counted(all, "answer")} so far: ${said}`;
      const range = `between ${rangeInWords("ces", estimate).replace(" to ", " and ")}`;
      return all < FEW
        ? `${counted(all, "answer")} so far: ${said}, in truth ${range}`
        : `${said}, ${range}`;
    }
    case "single":
    case "multiple": {
      const [first] = question.options;
      if (first === undefined) return `${people(all)} answered`;
      return `${first.people} of ${people(all)} chose “${first.label}”`;
    }
    case "text":
      return `${people(all)} wrote something`;
  }
}

/** How many answered a survey of those who met it. */
export function surveyFinding({ shown, answered, rate }: SurveyFigures): string {
  if (rate === undefined) return "Nobody has met it in this time";
  if (answered === 0) return `${people(shown)} met it, and nobody has answered`;
  return `${percent(rate)} answered: ${grouped(answered)} of ${people(shown)}`;
}

/** Its first question with a figure, for a list: "NPS +32", and of few answers how few. Nothing where none has one. */
export function headline({ questions, isAsked }: SurveyFigures): string | undefined {
  for (const question of questions) {
    if (question.people === 0 || (isAsked && !question.isAsked)) continue;
    const said = figureOf(question);
    if (said === undefined) continue;
    return question.people < FEW ? `${said}, ${counted(question.people, "answer")}` : said;
  }
  return undefined;
}

/** What the survey says that stands first in a list. */
export function listFinding(survey: SurveyFigures): string {
  const said = headline(survey);
  return said === undefined ? surveyFinding(survey) : `“${survey.title}”: ${said}`;
}

function figureOf(question: QuestionFigures): string | undefined {
  switch (question.kind) {
    case "nps":
      return question.estimate && `NPS ${scoreInWords(question.estimate.value)}`;
    case "csat":
      return question.estimate && `${percent(question.estimate.value)} satisfied`;
    case "ces":
      return `${meanInWords(question.mean ?? 0)} of 7 for ease`;
    default:
      return undefined;
  }
}

/** Why people go, by the reason that most gave. */
export function flowFinding({ opened, people: all, reasons }: CancelFlowFigures): string {
  if (opened === 0) return "Nobody has opened it in this time";
  const [first] = reasons;
  if (first === undefined || first.people === 0) {
    return `${people(opened)} opened it, and nobody gave a reason`;
  }
  return `${first.people} of ${grouped(all)} who gave a reason said “${first.label}”`;
}

/** What an option is called, and whether it can still be chosen. */
export function optionLabel({
  label,
  isOffered,
}: Pick<OptionFigures, "label" | "isOffered">): string {
  return isOffered ? label : `${label} (no longer offered)`;
}

/** How each kind of question is counted. */
export function definitionOf(kind: QuestionFigures["kind"]): string {
  switch (kind) {
    case "nps":
      return "Promoters answer 9 or 10, passives 7 or 8, detractors 0 to 6. The score is the share of promoters minus the share of detractors, from −100 to +100. Its 95 % interval is the adjusted Wald interval (Rocks 2016), which stays honest with few answers.";
    case "csat":
      return "Satisfied are those who answer 4 or 5 of 5. The 95 % interval of their share is Wilson's.";
    case "ces":
      return "The mean of the answers from 1 to 7, where 7 is the easiest, with Student's 95 % interval. Where everybody answered the same there is none: nothing says how far off it may be.";
    case "single":
      return "Each person chose one; shares are of those who answered this question, with Wilson's 95 % interval.";
    case "multiple":
      return "Each person could choose several, so that the shares sum up to more than 100 %. They are of those who answered this question, with Wilson's 95 % interval.";
    case "text":
      return "The latest words of each person, newest first.";
  }
}

/** What is the same for all of them. */
export const COUNTED_ONCE =
  "Everybody counts once for each question, with their latest answer in this time: a survey that was begun anew after a reload does not count twice. Our own staff and people who were erased are not counted.";

/** Words for a group of people behind a figure, where they are listed: "who answered it". */
export const WHO: Readonly<Record<string, string>> = {
  shown: "met it",
  answered: "answered it",
  dismissed: "closed it without an answer",
  silent: "saw it and did nothing",
  reason: "gave a reason",
  accepted: "took what was offered",
  cancelled: "went on to cancel",
  left: "left it without a choice",
};
/** The same of answers that are counted together. */
export const GROUPS: Readonly<Record<string, string>> = {
  promoters: "Promoters",
  passives: "Passives",
  detractors: "Detractors",
  satisfied: "Satisfied",
};
