import { type Problem, problemLine } from "@cairn/core";

/** `file:path: message (hint)`; a problem of the whole file has no path. */
export function fileProblem(file: string, problem: Problem): string {
  const line = problemLine(problem);
  return problem.path === "" ? `${file}${line}` : `${file}:${line}`;
}
