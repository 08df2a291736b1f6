import type { Browser, Page } from "playwright-core";

/** The longest stretches of a page's main thread, in milliseconds of processor time. */
export interface Stretches {
  readonly longestTaskMs: number;
  /** The longest call into a script of Cairn, with everything that it called. */
  readonly longestOwnCallMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the thread's own time: what else the machine did is left out. */
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly fileName?: string;
    readonly data?: { readonly url?: string };
  };
}

const CATEGORIES = ["toplevel", "devtools.timeline", "__metadata"];
const CALLS = new Set(["FunctionCall", "EvaluateScript", "v8.evaluateModule", "RunMicrotasks"]);
const CAIRN = /\/cairn(\/|\.js)/;

/** Runs `work` while the browser traces, and reads the page's main thread from it. */
export async function traced(
  browser: Browser,
  page: Page,
  work: () => Promise<unknown>,
): Promise<Stretches> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return stretchesOf(trace.traceEvents);
}

function stretchesOf(events: readonly TraceEvent[]): Stretches {
  const mains = events
    .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
    .map(({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid));
  // A browser keeps spare renderers: the page's is the one that had most to do.
  const sum = (thread: readonly TraceEvent[]) =>
    thread.reduce((total, { tdur = 0 }) => total + tdur, 0);
  const [own = []] = mains.toSorted((a, b) => sum(b) - sum(a));
  const longest = (picked: readonly TraceEvent[]) =>
    Math.max(0, ...picked.map(({ tdur = 0 }) => tdur)) / 1000;
  return {
    longestTaskMs: longest(own.filter(({ name }) => name.endsWith("RunTask"))),
    longestOwnCallMs: longest(
      own.filter(
        ({ name, args }) => CALLS.has(name) && CAIRN.test(args?.data?.url ?? args?.fileName ?? ""),
      ),
    ),
  };
}
