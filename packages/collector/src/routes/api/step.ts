import { type CompiledGuidebook, fail, ok, type Result } from "@cairn/core";
import { problemResponse } from "../../http/problem.ts";
import type { Step } from "../../insights/step-funnel.ts";
import { quote } from "./query.ts";

const EVENT = "event:";

/** The event that `event:NAME` names; undefined for a milestone's id. */
export function eventNameOf(step: string): string | undefined {
  return step.startsWith(EVENT) ? step.slice(EVENT.length) : undefined;
}

/** A milestone id of the published guidebook, or `event:NAME`; else the 404 to answer. */
export function readStep(
  text: string,
  book: Pick<CompiledGuidebook, "milestones">,
): Result<Step, Response> {
  const name = eventNameOf(text);
  if (name !== undefined && name !== "") return ok({ kind: "event", name });
  if (book.milestones.some(({ id }) => id === text))
    return ok({ kind: "milestone", milestone: text });
  const known = book.milestones.map(({ id }) => id).join(", ") || "none yet";
  const what = `The published guidebook has no milestone ${quote(text)} (it has: ${known}).`;
  return fail(problemResponse("not-found", `${what} For an event, write event:NAME.`));
}
