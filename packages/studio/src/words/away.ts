import type { AwayMilestone, AwayStatus, FirstScreenLoss } from "@cairn/core/api";
import { exactPercent } from "./experiment.ts";
import { grouped, lasting, people, percent, wholly } from "./figures.ts";

/** What the panel says first: after how long an absence is unusual. */
export function awayFinding({ at, milestones }: AwayStatus): string {
  if (at === undefined) return "Nobody was looked for since the collector started";
  const known = milestones.flatMap(({ awayMs }) => (awayMs === undefined ? [] : [awayMs]));
  const least = wholly(Math.min(...known));
  const most = wholly(Math.max(...known));
  if (known.length === 0) return "Not known yet how long people may be away";
  if (least === most) return `An absence is unusual after ${least}`;
  return `An absence is unusual after ${least} to ${most}, by the milestone`;
}

/** "Learned from 2 984 people; 1.7 % of those who pass would be called away, 5 % were asked for." */
export function awayLearned({
  people: from,
  falseAlarms,
  falseAlarmRate,
  unfit,
}: AwayStatus): string {
  const left = unfit === 0 ? "" : ` ${people(unfit)} left out: a bot, or a clock that jumped.`;
  if (falseAlarmRate === undefined) return `${people(from)} so far.${left}`;
  const checked = `${exactPercent(falseAlarmRate)} of those who pass would be called away`;
  return `Learned from ${people(from)}; ${checked}, ${exactPercent(falseAlarms)} were asked for.${left}`;
}

/** After how long somebody of the usual pace is away at a milestone, or why that is not known. */
export function awayAfter({ awayMs, because, passed }: AwayMilestone): string {
  if (awayMs !== undefined) return wholly(awayMs);
  return because === "few-passed"
    ? `not known: ${passed === 0 ? "nobody has" : `only ${people(passed)} have`} passed it`
    : "not known: too few people have passed anything";
}

/**
 * "38 % of those who had not got through 14 days after they came left after the first thing they did (120 of 312)"; undefined
 * where there is nobody of whom that is known.
 */
export function firstScreenFinding(loss: FirstScreenLoss): string | undefined {
  const { lost, afterOne, horizonMs } = loss;
  if (lost === 0) return undefined;
  const late = `had not got through ${lasting(horizonMs)} after they came`;
  if (afterOne === 0) return `None of the ${people(lost)} who ${late} left after one event`;
  const of = `${grouped(afterOne)} of ${grouped(lost)}`;
  return `${percent(afterOne / lost)} of those who ${late} left after the first thing they did (${of})`;
}
