import { checkGuidebook } from "@cairn/core/guidebook";
import type { DefinitionStore } from "../store/definitions.ts";
import type { ScheduleRecord } from "../store/schedules.ts";
import { followLive } from "./draft.ts";
import { inWords } from "./publish.ts";

/** Publishes what is scheduled when its time comes. Stands still until it is started. */
export interface ScheduleWatch {
  /** Publishes what came due while nobody looked, and everything from now on. */
  start(): void;
  /** Publishes what is due; rejects when storage fails. */
  runOnce(): Promise<void>;
  /** Begins no other run. */
  stop(): Promise<void>;
}

/** What a watch reads and writes. */
export interface ScheduleWatchDeps {
  readonly definitions: DefinitionStore;
  /** Epoch milliseconds. */
  now(): number;
  /** Runs after something was published. */
  onPublished(): void;
  report(error: unknown): void;
}

// Another process may have scheduled something on the same data folder, and whoever waits looks at a clock's minutes.
const EVERY_MS = 5_000;

export function createScheduleWatch(deps: ScheduleWatchDeps): ScheduleWatch {
  let timer: ReturnType<typeof setInterval> | undefined;
  let running: Promise<void> | undefined;
  let isStopped = false;

  async function publishDue(): Promise<void> {
    for (const one of await deps.definitions.dueSchedules(deps.now())) {
      if (isStopped) return;
      await publishOne(one, deps);
    }
  }

  function runOnce(): Promise<void> {
    running ??= publishDue().finally(() => (running = undefined));
    return running;
  }

  return {
    start() {
      if (timer !== undefined || isStopped) return;
      const run = (): void => void runOnce().catch(deps.report);
      timer = setInterval(run, EVERY_MS);
      timer.unref();
      run();
    },
    runOnce,
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}

/** Publishes exactly what was scheduled, or says why not. */
async function publishOne(
  { id, environment, by, guidebook }: ScheduleRecord,
  { definitions, now, onPublished }: ScheduleWatchDeps,
): Promise<void> {
  const atMs = now();
  // A Cairn that was updated since may know of faults that the one it was scheduled with did not.
  const isValid = checkGuidebook(guidebook).problems.length === 0;
  const before = { draft: await definitions.draft(), live: await definitions.live() };
  const version = isValid ? await definitions.publishScheduled(id, atMs) : undefined;
  if (version !== undefined) {
    const detail = `version ${version.version}${inWords(environment)}, schedule ${id}`;
    await definitions.record({ atMs, by, action: "published", detail });
    if (environment === "live") await followLive(before, { definitions, now });
    onPublished();
    return;
  }
  const because = isValid ? "published-meanwhile" : "invalid";
  const wasWaiting = await definitions.endSchedule(id, { kind: "refused", atMs, because });
  const detail = `schedule ${id}${inWords(environment)}: ${because}`;
  if (wasWaiting) await definitions.record({ atMs, by, action: "schedule-refused", detail });
}
