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
    readonly fileName?: string;
    readonly data?: { readonly url?: string };
  };
}

const CATEGORIES = ["toplevel", "devtools.timeline"];
const MARK = "cairn-benchmark-page";
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
  // A browser keeps spare renderers: this says which thread is the page's.
  await page.evaluate((mark) => console.timeStamp(mark), MARK);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return stretchesOf(trace.traceEvents);
}

function stretchesOf(events: readonly TraceEvent[]): Stretches {
  const mark = events.find(({ name, args }) => {
    return name === "TimeStamp" && JSON.stringify(args).includes(MARK);
  });
  if (mark === undefined) throw new Error("the trace does not say which thread is the page's");
  const own = events.filter(({ pid, tid }) => pid === mark.pid && tid === mark.tid);
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
