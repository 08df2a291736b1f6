import { spanInWords } from "@cairn/core";
import type { Experiment, ExperimentVerdict } from "@cairn/core/api";
import type { Wait } from "./enough.ts";
import type { Verdict } from "./verdict.ts";

type Standing = Omit<Experiment, "verdict">;

// A number of days that nobody plans with.
const TOO_MANY_DAYS = 365;

/** A verdict as the product manager reads it: the finding first, then the figures behind it or what to do. */
export function inWords(
  experiment: Standing,
  { kind }: Verdict,
  wait: Wait | undefined,
): ExperimentVerdict {
  if (experiment.effect === undefined) {
    return {
      kind: "no-milestone",
      words: "Not measured: no milestone",
      detail:
        "There is no milestone that this could move. Name one under effect, or list the milestones of the activation.",
    };
  }
  if (experiment.share === 0) {
    const which = experiment.guide === undefined ? "all guides" : "this guide";
    return {
      kind: "no-holdout",
      words: "Not measured: nobody goes without it",
      detail: `Set a holdout to measure ${which}: a share of people who do not get it, to compare with.`,
    };
  }
  const found = findingInWords(experiment);
  switch (kind) {
    case "nobody-yet":
      return {
        kind,
        words: "Nobody has come by yet",
        detail: "Figures begin with the first person for whom the guide would show.",
      };
    case "uneven":
      return { kind, words: "Cannot be judged: the groups are uneven", detail: uneven(experiment) };
    case "helps":
      return { kind, words: "Helps", detail: found };
    case "hurts":
      return { kind, words: "Hurts", detail: `${found} Look at what it says and when it comes.` };
    case "no-effect":
      return {
        kind,
        words: "No effect seen so far",
        detail: `${found} An effect worth waiting for would have shown by now.`,
      };
    case "too-early":
      return {
        kind,
        words: tooEarly(wait),
        detail: `${found} ${waitingInWords(experiment)}`.trim(),
        ...(wait?.kind === "days" ? { days: wait.days } : {}),
      };
  }
}

function tooEarly(wait: Wait | undefined): string {
  if (wait === undefined || wait.kind === "unknown") return "Too early";
  if (wait.kind === "nobody-comes") return "Too early, and nobody comes by any more";
  const { days } = wait;
  if (days > TOO_MANY_DAYS) return "Too early: more than a year at this rate";
  return `Too early: about ${days} ${days === 1 ? "day" : "days"} more`;
}

/** "38 % with it, 29 % without it reached Connect bank within 7 days: 9 points more (2 to 16)." */
function findingInWords({ shown, withheld, effect, lift }: Standing): string {
  if (shown.rate === undefined || withheld.rate === undefined || lift === undefined) return "";
  const { value, low, high } = lift.difference;
  const within = spanInWords(effect?.withinMs ?? 0);
  const more = value < 0 ? "fewer" : "more";
  const [from, to] = value < 0 ? [-high, -low] : [low, high];
  const by = `${points(Math.abs(value))} points ${more}`;
  const surely = from > 0 ? `surely ${points(from)} to ${points(to)}` : "perhaps none";
  const rates = `${percent(shown.rate.value)} with it, ${percent(withheld.rate.value)} without it`;
  return `${rates} reached “${effect?.title ?? ""}” within ${within}: ${by}, ${surely}.`;
}

function waitingInWords({ shown, withheld, effect, unit, share }: Standing): string {
  const waiting = shown.waiting + withheld.waiting;
  const one = unit === "account" ? "account" : "person";
  const many = unit === "account" ? "accounts" : "people";
  if (waiting > 0) {
    const said = waiting === 1 ? `1 ${one} still has` : `${waiting} ${many} still have`;
    return `${said} time: ${spanInWords(effect?.withinMs ?? 0)} from when it would show.`;
  }
  return share < 0.2 ? "A larger holdout gets there sooner." : "";
}

function uneven({ shown, withheld, share, unit }: Standing): string {
  const all = shown.exposed + withheld.exposed;
  const many = unit === "account" ? "accounts" : "people";
  const expected = Math.round(all * share);
  const found = `Of ${all} ${many} about ${expected} should go without it, and ${withheld.exposed} do, so the two groups differ in more than the guide.`;
  return `${found} Look whether it breaks on some pages or another script blocks events, then begin again with another share.`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function points(share: number): string {
  const exact = share * 100;
  return exact < 10 ? String(Math.round(exact * 10) / 10) : String(Math.round(exact));
}
