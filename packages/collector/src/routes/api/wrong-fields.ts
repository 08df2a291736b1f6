import type { Problem } from "@cairn/core";
import { problemResponse } from "../../http/problem.ts";

/** The 422 that names each field of a form that has to be mended; nothing was changed. */
export function wrongFields(problems: readonly Problem[]): Response {
  const detail = problems.map(({ message }) => message).join(" ");
  return problemResponse("invalid", detail, { problems });
}
