// Runs in a process of its own, so that its memory is that of fitting and nothing else: scans the log, learns from it, and
// keeps on storing meanwhile as ingest does. Answers what it measured.
import { randomUUID } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { createCollector } from "@cairn/collector";
import { openSqlite } from "@cairn/collector/store";
import { scanLog } from "../scan-log.ts";
import { FIT_NOW_MS } from "./fit-log.ts";
import type { FitFigures } from "./fit-over-scan.ts";

const STORED_EVERY_MS = 20;
const IDLE_MS = 4_000;
const NS_A_MS = 1e6;

const folder = process.argv[2] ?? "";
const store = await openSqlite(folder);
const collector = createCollector({
  ...store,
  config: { assetsFolder: "" },
  now: () => FIT_NOW_MS,
  newId: () => randomUUID(),
  report: console.error,
});
const { log, registry, guidebook, learning } = collector.context;

const idle = startStoring();
await sleep(IDLE_MS);
const idleAcksMs = await idle();

const during = startStoring();
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const startedMs = performance.now();
await learning.refit();
const fitMs = performance.now() - startedMs;
delay.disable();
const acksMs = await during();
// Kibibytes, of all threads.
const rssBytes = process.resourceUsage().maxRSS * 1_024;

const { stalls } = await guidebook.forCollector();
const record = await registry.stallModels.latest(stalls.definitions);
await collector.stop();
const scanMs = Math.min(scanLog(folder).ms, scanLog(folder).ms);
const figures: FitFigures = {
  outcome: record?.fit.kind === "insufficient" ? record.fit.because : "fitted",
  users: record?.fit.kind === "fitted" ? record.fit.quality.users : 0,
  scanMs,
  fitMs,
  rssBytes,
  loopDelayP99Ms: delay.percentile(99) / NS_A_MS,
  loopDelayMaxMs: delay.max / NS_A_MS,
  idleAcksMs,
  acksMs,
};
process.send?.(figures);
process.disconnect();

/** Stores one event again and again until it is told to stop, and answers how long each took, milliseconds. */
function startStoring(): () => Promise<readonly number[]> {
  let isDone = false;
  const taken: number[] = [];
  const running = (async () => {
    while (!isDone) {
      const sentMs = performance.now();
      await log.append("test", [
        {
          messageId: randomUUID(),
          type: "track",
          name: "Pinged",
          actor: "pinger",
          userId: "pinger",
          atMs: FIT_NOW_MS,
          receivedAtMs: FIT_NOW_MS,
          properties: {},
        },
      ]);
      taken.push(performance.now() - sentMs);
      await sleep(STORED_EVERY_MS);
    }
  })();
  return async () => {
    isDone = true;
    await running;
    return taken;
  };
}
