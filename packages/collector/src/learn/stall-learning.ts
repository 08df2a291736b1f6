import type { StallFitProgress } from "@cairn/core/api";
import type { CollectorGuidebook, LiveGuidebook } from "../project/live-guidebook.ts";
import type { Projector } from "../project/projector.ts";
import type { EventLog } from "../store/event-log.ts";
import type { ProjectionStore } from "../store/people.ts";
import type { StallModelRecord, StallModelStore } from "../store/stall-models.ts";
import type { FitSomewhere } from "./fit-in-thread.ts";
import { gatherHistories } from "./gather-histories.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
// How people use a product changes over weeks.
const AGAIN_MS = 24 * HOUR_MS;
// Who waits for enough people wants to see it on the day.
const AGAIN_INSUFFICIENT_MS = 3 * HOUR_MS;
const AFTER_FAULT_MS = HOUR_MS;
// Somebody who publishes all the time is left alone for a minute.
const MOST_TURNS = 3;

/** Learns from the log how people get through, again and again. */
export interface StallLearning {
  /** Fits whenever it is due, from a minute after the start on. */
  start(): void;
  /** Fits now; resolves once it is kept, or at once where there is no milestone. One under way is joined. */
  refit(): Promise<void>;
  /** The fit that is under way. */
  progress(): StallFitProgress | undefined;
  /** When the next one begins by itself, epoch milliseconds; undefined where there is nothing to learn. */
  nextAtMs(latest: StallModelRecord | undefined, book: CollectorGuidebook): number | undefined;
  /** Ends a fit under way; nothing of it is kept. */
  stop(): Promise<void>;
}

/** What learning reads and writes. */
export interface LearningParts {
  readonly log: Pick<EventLog, "scan">;
  readonly projection: ProjectionStore;
  readonly models: StallModelStore;
  readonly guidebook: LiveGuidebook;
  readonly projector: Pick<Projector, "caughtUp">;
  readonly fit: FitSomewhere;
  /** People learned from at most. */
  readonly sample?: number;
  /** Epoch milliseconds. */
  now(): number;
  report(error: unknown): void;
}

/** Stands still until it is started or asked. */
export function createStallLearning(parts: LearningParts): StallLearning {
  const { models, guidebook, now, report } = parts;
  const stopping = new AbortController();
  let timer: ReturnType<typeof setInterval> | undefined;
  let running: Promise<void> | undefined;
  let progress: StallFitProgress | undefined;
  let faultMs = -Infinity;
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener("abort", () => resolve(), { once: true });
  });

  const tell = (step: StallFitProgress["step"], done: number, all: number): void => {
    progress = { step, since: progress?.since ?? new Date(now()).toISOString(), done, all };
  };

  /** One fit from the beginning. "again": the definitions changed meanwhile, and nothing of it is worth anything. */
  async function fitOnce(): Promise<"done" | "again"> {
    const startedMs = now();
    tell("waiting", 0, 0);
    // Milestones that were defined a moment ago must be counted from the whole log first.
    await Promise.race([parts.projector.caughtUp(), stopped]);
    if (stopping.signal.aborted) return "done";
    const book = await guidebook.forCollector();
    const { definitions, falseAlarms } = book.stalls;
    if (book.guidebook.milestones.length === 0) return "done";
    if ((await foldedUnder()) !== book.definitions) return "again";
    const { projection, log } = parts;
    const gathered = await gatherHistories({
      log,
      projection,
      book: book.guidebook,
      nowMs: startedMs,
      ...(parts.sample === undefined ? {} : { sample: parts.sample }),
      onProgress: (done, all) => tell("reading", done, all),
      isStopped: () => stopping.signal.aborted,
    });
    const { histories, ...about } = gathered;
    tell("computing", histories.length, histories.length);
    if (stopping.signal.aborted) return "done";
    const options = { version: "learned", alpha: falseAlarms, view: "presence" } as const;
    const fit = await parts.fit(histories, options, stopping.signal);
    const isOutdated =
      (await foldedUnder()) !== book.definitions ||
      (await guidebook.forCollector()).stalls.definitions !== definitions;
    if (isOutdated) return "again";
    const fittedAtMs = now();
    const tookMs = fittedAtMs - startedMs;
    await models.add({ definitions, fittedAtMs, tookMs, falseAlarms, ...about, fit });
    guidebook.refresh();
    return "done";
  }

  async function foldedUnder(): Promise<string | undefined> {
    const position = await parts.projection.position();
    return position === undefined
      ? (await guidebook.forCollector()).definitions
      : position.definitions;
  }

  async function fitUntilDone(): Promise<void> {
    try {
      for (let turn = 0; turn < MOST_TURNS && !stopping.signal.aborted; turn += 1) {
        if ((await fitOnce()) === "done") return;
      }
    } catch (error) {
      faultMs = now();
      if (!stopping.signal.aborted) throw error;
    } finally {
      progress = undefined;
      running = undefined;
    }
  }

  function refit(): Promise<void> {
    running ??= stopping.signal.aborted ? Promise.resolve() : fitUntilDone();
    return running;
  }

  function nextAtMs(
    latest: StallModelRecord | undefined,
    { guidebook: { milestones } }: CollectorGuidebook,
  ): number | undefined {
    if (milestones.length === 0) return undefined;
    const afterMs = latest?.fit.kind === "fitted" ? AGAIN_MS : AGAIN_INSUFFICIENT_MS;
    const dueMs = latest === undefined ? -Infinity : latest.fittedAtMs + afterMs;
    return Math.max(dueMs, faultMs + AFTER_FAULT_MS);
  }

  async function fitIfDue(): Promise<void> {
    if (running !== undefined) return;
    const book = await guidebook.forCollector();
    const dueMs = nextAtMs(await models.latest(book.stalls.definitions), book);
    if (dueMs !== undefined && dueMs <= now()) await refit();
  }

  return {
    start() {
      if (timer !== undefined || stopping.signal.aborted) return;
      timer = setInterval(() => void fitIfDue().catch(report), MINUTE_MS);
      timer.unref();
    },
    refit,
    progress: () => progress,
    nextAtMs,
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}
