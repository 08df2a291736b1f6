import type { Visit } from "./visit.ts";

/** How much of a page's scripts ran: calls of functions, and characters of source inside blocks that ran. */
export interface Coverage {
  readonly calls: number;
  readonly executedBytes: number;
}

/** Starts counting; every script that the page loads from now on is counted. */
export async function startCoverage({ devtools }: Pick<Visit, "devtools">): Promise<void> {
  await devtools.send("Profiler.enable");
  await devtools.send("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
}

/** What ran of the scripts in files; what stands inline in the page is the host's. */
export async function takeCoverage({ devtools }: Pick<Visit, "devtools">): Promise<Coverage> {
  const { result } = await devtools.send("Profiler.takePreciseCoverage");
  let calls = 0;
  let executedBytes = 0;
  for (const { url, functions } of result) {
    if (!url.endsWith(".js")) continue;
    for (const { ranges } of functions) calls += ranges[0]?.count ?? 0;
    const byStart = functions
      .flatMap(({ ranges }) => ranges)
      .toSorted((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
    executedBytes += executedIn(byStart);
  }
  return { calls, executedBytes };
}

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** Characters whose innermost range ran. Ranges nest, and come by their start, the longer first. */
function executedIn(ranges: readonly Range[]): number {
  const open: Range[] = [];
  let at = 0;
  let executed = 0;
  const goTo = (offset: number) => {
    if ((open.at(-1)?.count ?? 0) > 0) executed += offset - at;
    at = offset;
  };
  for (const range of ranges) {
    for (
      let inner = open.at(-1);
      inner && inner.endOffset <= range.startOffset;
      inner = open.at(-1)
    ) {
      goTo(inner.endOffset);
      open.pop();
    }
    goTo(range.startOffset);
    open.push(range);
  }
  for (let inner = open.pop(); inner; inner = open.pop()) {
    if (inner.count > 0) executed += inner.endOffset - at;
    at = inner.endOffset;
  }
  return executed;
}
