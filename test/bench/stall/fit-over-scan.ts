import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Row } from "../../../scripts/bench/benchmark.ts";
import { repositoryRoot } from "../../../scripts/lib/root.ts";
import { quantile } from "../statistics.ts";
import { EVENTS_A_USER, writeFitLog } from "./fit-log.ts";

/** What the process that fits tells. Times are milliseconds. */
export interface FitFigures {
  readonly outcome: string;
  readonly users: number;
  /** The quicker of two scans of the whole log. */
  readonly scanMs: number;
  /** From reading people to the baseline being kept. */
  readonly fitMs: number;
  /** The most memory that the process held, threads among it. */
  readonly rssBytes: number;
  readonly loopDelayP99Ms: number;
  readonly loopDelayMaxMs: number;
  /** How long storing one event took, again and again: before the fit, and during it. */
  readonly idleAcksMs: readonly number[];
  readonly acksMs: readonly number[];
}

/**
 * What learning costs on a log of so many users with 60 events each, in the embedded store on a disk, against one full scan
 * of the same log in the same process: every row's user, name, time and properties read in log order into JavaScript.
 * The fit is the collector's own: a sample of people, their histories from the log, fitted in a thread, kept.
 */
export async function measureFitOverScan(users = 200_000): Promise<readonly Row[]> {
  // Beside the repository's own files, since a temporary folder may be in memory.
  const parent = join(repositoryRoot, ".cairn");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "bench-fit-"));
  try {
    await writeFitLog(folder, users);
    return rowsOf(await runProcess(folder), users);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runProcess(folder: string): Promise<FitFigures> {
  const child = fork(join(import.meta.dirname, "fit-process.ts"), [folder], {
    execArgv: ["--conditions=cairn-source"],
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the process that fits ended with ${String(code)}`);
  });
  const [figures] = (await Promise.race([once(child, "message"), ended])) as [FitFigures];
  await ended.catch(() => undefined);
  return figures;
}

function rowsOf(figures: FitFigures, users: number): readonly Row[] {
  const { outcome, scanMs, fitMs, rssBytes, idleAcksMs, acksMs } = figures;
  // A fit that gave up early would look quick.
  if (outcome !== "fitted") throw new Error(`nothing was fitted: ${outcome}`);
  const storing = quantile(acksMs, 0.99);
  const before = quantile(idleAcksMs, 0.99);
  return [
    {
      metric: "fit_over_scan",
      value: fitMs / scanMs,
      unit: "times",
      reference: scanMs,
    },
    { metric: "fit_ms", value: fitMs, unit: "ms" },
    { metric: "fit_scan_ms", value: scanMs, unit: "ms" },
    { metric: "fit_events", value: users * EVENTS_A_USER, unit: "events" },
    { metric: "fit_users", value: figures.users, unit: "users" },
    { metric: "fit_rss_mb", value: rssBytes / 2 ** 20, unit: "MiB" },
    { metric: "fit_loop_delay_p99_ms", value: figures.loopDelayP99Ms, unit: "ms" },
    { metric: "fit_loop_delay_max_ms", value: figures.loopDelayMaxMs, unit: "ms" },
    {
      metric: "fit_ack_p99_ms",
      value: storing,
      unit: "ms",
      reference: before,
      ratio: storing / before,
    },
  ];
}
