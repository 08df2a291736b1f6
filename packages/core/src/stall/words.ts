import { assertNever } from "../lib/assert-never.ts";
import type { StallReason } from "./evidence.ts";

/** One reason as a person would say it: "3 failed attempts in 40 s". English, for studio, inspector and webhooks. */
export function reasonInWords(reason: StallReason): string {
  const { count } = reason;
  const over = count > 1 && reason.overMs >= 1000 ? ` in ${spanInWords(reason.overMs)}` : "";
  const where = reason.element ?? reason.path;
  const at = where === undefined ? "" : ` on ${where}`;
  switch (reason.kind) {
    case "failed-attempts":
      return `${times(count, "failed attempt")}${over}`;
    case "long-active-time":
      return `${spanInWords(reason.overMs)} of active time, much longer than expected`;
    case "since":
      return `${spanInWords(reason.overMs)} of active time here`;
    case "active":
      return `${spanInWords(count * 1000)} of active time in all`;
    case "silence":
      return `quiet for ${spanInWords(count * 1000)}`;
    case "gap":
      return `came back to it after ${spanInWords(count * 1000)}`;
    case "events":
      return `${times(count, "step")} without getting there`;
    case "signs":
      return `${times(count, "sign")} of trouble so far`;
    case "event":
      return `“${reason.event}” ${count === 1 ? "once" : `${count} times`}`;
    case "last":
      return `came no further than “${reason.event}”`;
    case "rage-click":
      return `${times(count, "burst")} of angry clicks${at}`;
    case "dead-click":
      return `${times(count, "click")} without an answer${at}`;
    case "error-click":
      return `${times(count, "click")} that ended in an error${at}`;
    case "u-turn":
      return `went back and forth ${count === 1 ? "once" : `${count} times`}${at}`;
    case "form-abandoned":
      return `left ${count === 1 ? "a form" : `a form ${count} times`} unfinished${at}`;
    case "validation-repeated":
      return `the same form was refused again and again${at}`;
    case "help-search-repeated":
      return "searched the help repeatedly without an answer";
    case "thrash":
      return `shook the mouse${count === 1 ? "" : ` ${count} times`}${at}`;
    case "gone":
      return `has been away for ${spanInWords(reason.overMs)}`;
    default:
      return assertNever(reason.kind);
  }
}

/** "Stuck at Connect bank: 3 failed attempts in 40 s; left a form unfinished". At most the three weightiest reasons. */
export function stallInWords(milestoneTitle: string, reasons: readonly StallReason[]): string {
  const said = reasons.slice(0, 3).map(reasonInWords);
  return `Stuck at ${milestoneTitle}${said.length > 0 ? `: ${said.join("; ")}` : ""}`;
}

function times(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "40 s", "3 min", "2 h", "5 days". */
export function spanInWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}
