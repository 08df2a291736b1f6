/** One thing that is wrong with an input: where, what was found, what was expected, and what to try. */
export interface Problem {
  /** Dotted path from the root of the input, for example `milestones.first-invoice.when.atLeast`. */
  readonly path: string;
  readonly code: string;
  /** A whole sentence for a person. */
  readonly message: string;
  readonly found?: string;
  readonly expected?: string;
  /** What to do, for example `did you mean "first-invoice"?`. */
  readonly hint?: string;
}

/** `path: message (hint)`, the one line that the command line and logs print. */
export function problemLine(problem: Problem): string {
  return `${problem.path}: ${problem.message}${problem.hint ? ` (${problem.hint})` : ""}`;
}
