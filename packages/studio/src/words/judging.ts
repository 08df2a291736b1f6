import type {
  LearnedStalls,
  StallFitFailure,
  StallFitProgress,
  StallFitTried,
  StallModel,
} from "@cairn/core/api";
import { exactPercent } from "./experiment.ts";
import { counted, grouped, lasting, people } from "./figures.ts";

/**
 * The rate of false alarms where the guidebook does not say; a test compares it with the schema's. Importing that would
 * bring the whole schema along.
 */
export const USUAL_FALSE_ALARMS = 0.05;

/** What the screen says first. */
export function judgingFinding({ learned, latest }: StallModel): string {
  if (learned !== undefined) return `Judged by how ${people(learned.quality.users)} fared`;
  if (latest === undefined) return "Nothing learned yet: your own expected times count";
  return "Not enough to learn from: your own expected times count";
}

/** "Learned from 1 240 people, checked: 4.8 % false alarms, 21 % of those who get lost are noticed, AUC .74". */
export function learnedInWords({ quality }: LearnedStalls): string {
  const { users, falseAlarmRate, recall, auc } = quality;
  const checked = `${exactPercent(falseAlarmRate)} false alarms, ${exactPercent(recall)} of those who get lost are noticed, AUC ${aucInWords(auc)}`;
  return `Learned from ${people(users)}, checked: ${checked}.`;
}

/** ".74", as it is written in statistics. */
export function aucInWords(auc: number): string {
  return auc.toFixed(2).replace(/^0/, "");
}

/** Why nothing could be learned, and what will change that. */
export function whyNot(tried: StallFitTried): string {
  const { because, leftOut } = tried;
  const still = leftOut.undecided > 0 ? ` ${people(leftOut.undecided)} may still get through.` : "";
  return `${WHY_NOT[because ?? "no-users"](tried)}${still}`;
}

type Counts = Pick<StallFitTried, "users" | "passed" | "lost" | "needed" | "quality">;

const WHY_NOT: Readonly<Record<StallFitFailure, (counts: Counts) => string>> = {
  "no-users": () => "Of nobody is it known yet whether they get through.",
  "few-users": ({ users, needed }) =>
    `Not enough yet: ${grouped(users)} of ${people(needed.users)} have got through or left.`,
  "none-passed": ({ lost }) =>
    `Nobody has got through yet, of ${people(lost)}: perhaps a milestone waits for an event that never comes.`,
  "few-passed": ({ passed, needed }) =>
    `Not enough yet: ${grouped(passed)} of ${people(needed.passed)} have got through.`,
  "none-lost": ({ passed }) =>
    `Everybody got through, ${people(passed)} so far: there is nobody to learn from how people get lost.`,
  "few-lost": ({ lost, needed }) =>
    `Not enough yet: ${grouped(lost)} of ${people(needed.lost)} were lost on the way.`,
  "no-events": () => "No event of theirs was seen on the way.",
  "no-milestone-known": () => "At no milestone were enough people seen.",
  "no-signal": ({ users, quality }) => {
    const auc = quality === undefined ? "" : ` (AUC ${aucInWords(quality.auc)}; .5 is a coin)`;
    return `What ${people(users)} did does not tell those who get through from those who do not${auc}.`;
  },
  "not-calibrated": () =>
    "What was found does not keep to the false alarms that you accept, so it is not used.",
};

/** How far a fit is. */
export function fittingInWords({ step, done, all }: StallFitProgress): string {
  if (step === "waiting") return "Waiting until milestones are counted…";
  if (step === "computing") return `Learning from ${people(done)}…`;
  return all === 0 ? "Reading people…" : `Reading ${grouped(done)} of ${people(all)}…`;
}

/** Who was left out and why, one line each; none where nobody was. */
export function leftOutInWords({
  leftOut,
  activeTime,
  horizonMs,
}: StallFitTried): readonly string[] {
  const { undecided, bots, clocks, unseen } = leftOut;
  const time = lasting(horizonMs);
  return [
    `Who has not got through after ${time} counts as lost: twice as long as most of those who do take.`,
    ...(undecided > 0 ? [`${people(undecided)} left out: they may still get through.`] : []),
    ...(bots > 0 ? [`${counted(bots, "bot")} left out: more events than a person makes.`] : []),
    ...(clocks > 0 ? [`${people(clocks)} left out: their clock jumped or was days off.`] : []),
    ...(unseen > 0
      ? [
          `${people(unseen)} left out: nothing of theirs came from a browser, or its beginning has expired.`,
        ]
      : []),
    ...(activeTime === "from-gaps"
      ? [
          "No browser told of active time in this history, so pauses of up to 30 seconds count as such. Once 250 people were seen by cairn.js, only they count.",
        ]
      : []),
  ];
}
