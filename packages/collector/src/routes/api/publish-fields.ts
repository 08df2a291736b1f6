import { fail, ok, type Result } from "@cairn/core";
import type { CheckResult, Environment } from "@cairn/core/api";
import { problemResponse } from "../../http/problem.ts";

/** Characters of a note to a version at most. */
export const NOTE_LENGTH = 500;

/** Whether it can be the number of a revision or version. */
export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** The environment that a body names, live without one; else the 400 to answer. */
export function placeOf(fields: Readonly<Record<string, unknown>>): Result<Environment, Response> {
  const { environment = "live" } = fields;
  if (environment === "live" || environment === "test") return ok(environment);
  return fail(problemResponse("malformed", 'environment is "live" or "test".'));
}

/** The 400 for a change of the draft that does not say which one was read. */
export function noRevision(): Response {
  const detail = "revision is missing: send the one that GET /api/draft answered.";
  return problemResponse("malformed", detail);
}

/** The 409 for who is behind. */
export function conflict(sent: number, stored: number): Response {
  const what = `The draft was saved meanwhile: revision ${stored} is stored, ${sent} was sent.`;
  return problemResponse("conflict", `${what} Read it again before you go on.`);
}

/** The 422 with every fault. */
export function invalid(detail: string, problems: CheckResult["problems"]): Response {
  return problemResponse("invalid", detail, { problems });
}
