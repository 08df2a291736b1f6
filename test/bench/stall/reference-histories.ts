import type { StallHappening } from "@cairn/core";
import type { StallHistory } from "../../../packages/collector/src/learn/stall-history.ts";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/**
 * What this onboarding's author would call its milestones: how far somebody got in signing in, in the order in which the
 * app leads there. The furthest one that was reached is where the user is.
 */
const STAGES: readonly (readonly [milestone: string, reachedBy: readonly string[]])[] = [
  ["opened", []],
  ["ways-shown", ["otherLogin__show", "_chooseLoginType", "otherLogin__chooseLoginType"]],
  ["policy-shown", ["privacy_policyShown", "otherLogin_privacy_policyShown"]],
  ["way-chosen", ["login_Type1", "login_Type2"]],
  ["policy-accepted", ["privacy_policyAccepted"]],
];

/** What goes wrong, by the events' names: a failure, or the user went back from where they were. */
const FAILURES: ReadonlySet<string> = new Set([
  "_loginFailure",
  "login_Type1_cancel",
  "otherLogin__close",
  "profile_edit_close",
  "privacy_policyDecline",
  "otherLogin_privacy_policyDecline",
]);

/** Input is not known in this log: the first half minute after each event counts as active. */
const ACTIVE_AFTER_EVENT_SECONDS = 30;

/** The milestones of the log's histories. */
export const referenceMilestones: readonly { readonly id: string }[] = STAGES.map(([id]) => ({
  id,
}));

/** One history a user of the onboarding log. "passed" and "lost" are what became of them, never something they did. */
export function readReferenceHistories(file: string): readonly StallHistory[] {
  const rowsByUser = new Map<string, (readonly [atMs: number, name: string])[]>();
  for (const line of gunzipSync(readFileSync(file)).toString().trim().split(/\r?\n/).slice(1)) {
    const [user, us, name] = line.split(",") as [string, string, string];
    const rows = rowsByUser.get(user) ?? [];
    rows.push([Number(us) / 1000, name]);
    rowsByUser.set(user, rows);
  }
  return [...rowsByUser].map(([user, rows]) => historyOf(user, rows));
}

function historyOf(
  user: string,
  unordered: readonly (readonly [atMs: number, name: string])[],
): StallHistory {
  const rows = unordered.toSorted(([a], [b]) => a - b);
  const passedMs = rows.find(([, name]) => name === "passed")?.[0];
  const happenings: StallHappening[] = [];
  let [stage, active, beforeMs] = [0, 0, rows[0]![0]];
  for (const [atMs, name] of rows) {
    if (name === "passed" || name === "lost") break;
    active += Math.min((atMs - beforeMs) / 1000, ACTIVE_AFTER_EVENT_SECONDS);
    beforeMs = atMs;
    const at = { atMs, active };
    if (happenings.length === 0)
      happenings.push({ ...at, kind: "milestone", milestone: STAGES[0]![0] });
    happenings.push({ ...at, kind: "event", name });
    if (FAILURES.has(name)) happenings.push({ ...at, kind: "sign", sign: "failed-attempts" });
    const reached = STAGES.findIndex(([, reachedBy]) => reachedBy.includes(name));
    if (reached <= stage) continue;
    stage = reached;
    happenings.push({ ...at, kind: "milestone", milestone: STAGES[stage]![0] });
  }
  return passedMs === undefined
    ? { user, happenings, outcome: "lost" }
    : { user, happenings, outcome: "passed", passedMs };
}
