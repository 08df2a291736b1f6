import type { Funnel, StallGroup, TimeToMilestone } from "@cairn/core/api";
import { lasting, people, percent } from "./figures.ts";

/** One step of the funnel as it is drawn: how many came, and how many of them went no further. */
export interface FunnelRow {
  readonly step: string;
  readonly title: string;
  readonly users: number;
  /** Share of everyone who began, 0 to 1. */
  readonly share: number;
  /** Share of those who did the step before and did not do this one, 0 to 1. */
  readonly lost: number;
  readonly lostUsers: number;
}

/** The funnel's rows, each measured against everyone and against the step before. */
export function funnelRows(funnel: Funnel): readonly FunnelRow[] {
  return funnel.steps.map((step, index) => {
    const before = index === 0 ? funnel.users : (funnel.steps[index - 1]?.users ?? 0);
    const lostUsers = Math.max(0, before - step.users);
    return {
      step: step.step,
      title: step.title,
      users: step.users,
      share: funnel.users === 0 ? 0 : step.users / funnel.users,
      lost: before === 0 ? 0 : lostUsers / before,
      lostUsers,
    };
  });
}

/** What showed a stall, where its milestone already stands beside it: "Stuck at Connect a bank: 3 failed…" from the colon on. */
export function shownBy(words: string, title: string): string {
  const lead = `Stuck at ${title}: `;
  return words.startsWith(lead) ? sentenceStart(words.slice(lead.length)) : words;
}

/** Whom a milestone's evidence counts: those who are stuck and, where there are any, those who got through lately. */
export function evidenceLead({ stalledNow, resolved }: StallGroup): string {
  if (resolved === 0) return "What showed it";
  return `What showed it, among ${people(stalledNow + resolved)}, those who got through included`;
}

function sentenceStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The step where most people stop; undefined where nobody does. */
export function worstStep(rows: readonly FunnelRow[]): FunnelRow | undefined {
  let worst: FunnelRow | undefined;
  for (const row of rows) if (row.lostUsers > (worst?.lostUsers ?? 0)) worst = row;
  return worst;
}

/** What the funnel says, as a title: "62 % have not got past Connect bank so far". It cannot tell who is stuck. */
export function funnelFinding(funnel: Funnel): string {
  if (funnel.users === 0) return "Nobody has begun yet";
  const worst = worstStep(funnelRows(funnel));
  if (worst === undefined) return "Everyone who began went all the way";
  return `${percent(worst.lost)} have not got past ${worst.title} so far`;
}

/** What the time-to-milestone curve says: "Half reach Connect bank within 2 days". */
export function timeFinding(curve: TimeToMilestone, title: string): string {
  if (curve.users === 0) return "Nobody has begun yet";
  if (curve.reached === 0) return `Nobody has reached ${title} so far`;
  if (curve.medianMs !== undefined) return `Half reach ${title} within ${lasting(curve.medianMs)}`;
  const last = curve.points.at(-1)?.share ?? 0;
  return `${percent(last)} have reached ${title}, fewer than half so far`;
}

// With fewer people left, one of them moves the curve by a fifth and more.
const FEW = 5;

/** What the curve counts and what it cannot know yet. */
export function timeNote(curve: TimeToMilestone): string {
  const reached = `${curve.reached} of ${people(curve.users)} reached it.`;
  if (curve.censored === 0) return reached;
  const left = curve.points.at(-1)?.atRisk ?? 0;
  const thin =
    left < FEW ? " Few are left at the right end of the curve: its last steps say little." : "";
  const many = curve.censored === 1 ? "1 person has" : `${curve.censored} people have`;
  return `${reached} ${many} not reached it so far, stuck or not: each counts for as long as we have seen them (censored), not as lost.${thin}`;
}
