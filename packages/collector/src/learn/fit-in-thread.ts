import { extname } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { StallFit, StallFitOptions } from "./stall-fit.ts";
import type { StallHistory } from "./stall-history.ts";

/** What the thread is told. */
export type FitRequest =
  | { readonly kind: "histories"; readonly histories: readonly StallHistory[] }
  | { readonly kind: "fit"; readonly options: StallFitOptions };

/** Fits a baseline somewhere. Rejects when it could not be computed, or `signal` ends it. */
export type FitSomewhere = (
  histories: readonly StallHistory[],
  options: StallFitOptions,
  signal: AbortSignal,
) => Promise<StallFit>;

// Copying so many takes a few milliseconds; others are answered in between.
const AT_ONCE = 100;
// The thread ends rather than the process when it needs more.
const MOST_MEMORY_MB = 768;

/** `fitStalls` in a thread of its own: computing for a minute must not keep a request waiting. */
export const fitInThread: FitSomewhere = async (histories, options, signal) => {
  // The thread runs from source under type stripping, and from JavaScript once built.
  const thread = new URL(`./fit-thread${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(thread, {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  const stop = (): void => void worker.terminate();
  signal.addEventListener("abort", stop, { once: true });
  const answer = new Promise<StallFit>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The thread that fits stalls has ended.")));
  });
  // It may end while histories are still handed over.
  answer.catch(() => undefined);
  try {
    for (let start = 0; start < histories.length && !signal.aborted; start += AT_ONCE) {
      const some = histories.slice(start, start + AT_ONCE);
      worker.postMessage({ kind: "histories", histories: some } satisfies FitRequest);
      await nextTurn();
    }
    worker.postMessage({ kind: "fit", options } satisfies FitRequest);
    return await answer;
  } finally {
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
};
