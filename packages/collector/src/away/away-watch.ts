import type { Environment } from "@cairn/core/api";
import type { LiveGuidebook } from "../project/live-guidebook.ts";
import type { Projector } from "../project/projector.ts";
import { type AwayFound, type AwayParts, lookForAway } from "./away-pass.ts";

/** Looks once a day for people who are away unusually long. Stands still until it is started. */
export interface AwayWatch {
  /** Looks a minute from now, whenever it did before, and once a day. */
  start(): void;
  /** Looks now; resolves once what was found is in the log. Rejects when storage fails. */
  runOnce(): Promise<void>;
  /** What the last look of this process found; undefined before the first. */
  found(environment: Environment): AwayLook | undefined;
  /** Ends a look between two pages and begins no other. */
  stop(): Promise<void>;
}

/** A look, with the time of it, epoch milliseconds. */
export interface AwayLook extends AwayFound {
  readonly atMs: number;
}

/** What the watch is made of. */
export interface AwayWatchDeps extends AwayParts {
  readonly projector: Pick<Projector, "caughtUp" | "nudge">;
  readonly guidebook: Pick<LiveGuidebook, "forCollector">;
  /** Epoch milliseconds. */
  now(): number;
  report(error: unknown): void;
}

const DAY_MS = 86_400_000;
// After a start there is enough to do; and a process that is started again and again looks no more often than that.
const FIRST_MS = 60_000;

export function createAwayWatch(deps: AwayWatchDeps): AwayWatch {
  const { projector, guidebook, now, report } = deps;
  const looks = new Map<Environment, AwayLook>();
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function look(): Promise<void> {
    // A rebuild under way is waited for: what was folded under other definitions says nothing.
    await Promise.race([projector.caughtUp(), stopped]);
    if (stopping.signal.aborted) return;
    for (const environment of ["live", "test"] as const) {
      const { guidebook: book, stalls } = await guidebook.forCollector(environment);
      const rules = { guidebook: book, alpha: stalls.falseAlarms, signal: stopping.signal };
      const atMs = now();
      const found = await lookForAway(deps, { ...rules, environment, nowMs: atMs });
      if (found === undefined) return;
      looks.set(environment, { ...found, atMs });
      if (found.detected + found.resolved > 0) projector.nudge();
    }
  }

  function runOnce(): Promise<void> {
    running ??= look().finally(() => (running = undefined));
    return running;
  }

  function schedule(delayMs: number): void {
    timer = setTimeout(() => {
      schedule(DAY_MS);
      runOnce().catch((error: unknown) => {
        if (!stopping.signal.aborted) report(error);
      });
    }, delayMs);
    timer.unref();
  }

  return {
    start() {
      if (timer === undefined && !stopping.signal.aborted) schedule(FIRST_MS);
    },
    runOnce,
    found: (environment) => looks.get(environment),
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running?.catch(() => undefined);
    },
  };
}
