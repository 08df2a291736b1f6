import { parentPort } from "node:worker_threads";
import { fitStalls } from "./fit-stalls.ts";
import type { FitRequest } from "./fit-in-thread.ts";
import type { StallHistory } from "./stall-history.ts";

// Runs in a worker thread: takes histories until it is told to fit, answers once.
const histories: StallHistory[] = [];

parentPort?.on("message", (request: FitRequest) => {
  if (request.kind === "histories") histories.push(...request.histories);
  else parentPort?.postMessage(fitStalls(histories, request.options));
});
