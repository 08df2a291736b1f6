import type { LogEvent } from "./event-log.ts";

const NAMES: ReadonlySet<string> = new Set([
  "Survey Answered",
  "Survey Dismissed",
  "Cancel Reason Given",
  "Cancel Remedy Accepted",
  "Cancel Completed",
]);

/** Whether a row tells of a survey or a cancel flow: that it was shown, what was said there, and how it ended. */
export function isFeedback({ name, type, properties }: LogEvent): boolean {
  if (type !== "track") return false;
  const { kind } = properties;
  return NAMES.has(name) || (name === "Guide Shown" && (kind === "survey" || kind === "cancel"));
}
