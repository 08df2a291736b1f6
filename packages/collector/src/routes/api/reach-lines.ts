import type { ReachLine, ReachProgress } from "@cairn/core/api";

// As often as somebody who waits wants to see it move.
const TOLD_EVERY_MS = 250;

/**
 * What `work` comes to as a JSON object a line: how far it is now and then, and the result. Whoever stops reading ends the
 * work at its next step.
 */
export function reachResponse<Result>(
  work: AsyncGenerator<ReachProgress, Result>,
  report: (error: unknown) => void,
): Response {
  const body = ReadableStream.from(lines(work, report)).pipeThrough(new TextEncoderStream());
  return new Response(body, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      // A proxy that gathers the answer would hide how far it is.
      "x-accel-buffering": "no",
    },
  });
}

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
