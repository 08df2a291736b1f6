import type { Account, AccountProgress, AccountSummary } from "@cairn/core/api";
import { brief } from "../models/brief.ts";
import { counted, people, percent } from "./figures.ts";

/** From when one person carries an account: when they leave, little is left of it. */
const CARRIED = 0.8;

/** Whether one of several people does nearly all that the account does. */
export function isCarried({ people: all, mostActive }: AccountSummary): boolean {
  return all > 1 && mostActive !== undefined && mostActive.share >= CARRIED;
}

/** "3 of 5" people who were seen in the last 28 days. */
export function breadthWords({ active, people: all }: AccountSummary): string {
  return `${active} of ${all}`;
}

/** The state of an account in one sentence: breadth, then depth, then on whom it rests. */
export function accountFinding(account: Account): string {
  const { active, people: all, reached, milestones, mostActive } = account;
  const breadth = `${active} of ${people(all)} active in 28 days`;
  const depth = milestones === 0 ? "" : `, ${reached} of ${counted(milestones, "milestone")}`;
  if (!isCarried(account) || mostActive === undefined) return `${breadth}${depth}`;
  const { name, user, share } = mostActive;
  return `${breadth}${depth}; ${brief(name ?? user, 60)} does ${percent(share)} of it`;
}

/** How far an account is at a milestone: "4 people", "1 of 2 people that it needs". */
export function reachedByWords({ people: count, needs }: AccountProgress): string {
  return needs === undefined ? people(count) : `${count} of ${people(needs)} that it needs`;
}
