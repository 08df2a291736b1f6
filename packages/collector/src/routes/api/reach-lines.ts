import type { ReachLine, ReachProgress } from "@cairn/core/api";
import { problemResponse } from "../../http/problem.ts";

// As often as somebody who waits wants to see it move.
const TOLD_EVERY_MS = 250;

// Each may hold thousands of people; a team that edits together asks for fewer.
const MOST_AT_ONCE = 8;

/** Answers a request with what `work` comes to. */
export type AnswerInLines = <Result>(
  request: Pick<Request, "method">,
  work: AsyncGenerator<ReachProgress, Result>,
) => Response;

/**
 * Answers a JSON object a line: how far it is now and then, and the result. Whoever stops reading ends the work at its next
 * step. More questions than `most` at the same time are refused with 429.
 */
export function createAnswersInLines(
  report: (error: unknown) => void,
  most = MOST_AT_ONCE,
): AnswerInLines {
  const underWay = new Set<object>();
  return ({ method }, work) => {
    if (method === "HEAD") return new Response(null, { headers: HEADERS });
    if (underWay.size >= most) {
      const detail =
        "So many such questions are being answered that this one has to wait. Ask again soon.";
      return problemResponse("too-many", detail, { retryAfterS: RETRY_AFTER_S });
    }
    underWay.add(work);
    const told = lines(work, report);
    const body = ReadableStream.from({
      [Symbol.asyncIterator]: () => ({
        async next() {
          const step = await told.next();
          if (step.done) underWay.delete(work);
          return step;
        },
        async return() {
          underWay.delete(work);
          return told.return(undefined);
        },
      }),
    }).pipeThrough(new TextEncoderStream());
    return new Response(body, { headers: HEADERS });
  };
}

const RETRY_AFTER_S = 5;
const HEADERS = {
  "content-type": "application/x-ndjson; charset=utf-8",
  // A proxy that gathers the answer would hide how far it is.
  "x-accel-buffering": "no",
};

async function* lines<Result>(
  work: AsyncGenerator<ReachProgress, Result>,
  report: (error: unknown) => void,
): AsyncGenerator<string> {
  const line = (one: ReachLine<Result>): string => `${JSON.stringify(one)}\n`;
  let toldMs = -Infinity;
  try {
    for (;;) {
      const step = await work.next();
      if (step.done) return yield line({ result: step.value });
      if (performance.now() - toldMs < TOLD_EVERY_MS) continue;
      toldMs = performance.now();
      yield line({ progress: step.value });
    }
  } catch (error) {
    report(error);
    yield line({ failed: "The collector has a fault; its log tells more." });
  } finally {
    await work.return(undefined as never);
  }
}
