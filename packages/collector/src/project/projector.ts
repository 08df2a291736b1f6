import type { EventLog } from "../store/event-log.ts";
import type { ProjectionStore } from "../store/people.ts";
import type { LiveGuidebook } from "./live-guidebook.ts";
import { createRecentPeople, type RecentPeople } from "./recent-people.ts";
import { refold } from "./refold.ts";
import { projectPage } from "./step.ts";

/** Keeps the registry's projection up with the log. */
export interface Projector {
  /** Says that the log has grown or the definitions changed; the projection follows soon. Cheap to call often. */
  nudge(): void;
  /** Resolves once everything committed before the call is projected. Rejects when storage fails. */
  caughtUp(): Promise<void>;
  /** Forgets the projection and folds the log from its beginning; resolves when done. */
  rebuild(): Promise<void>;
  /** Finishes the step under way and begins no other. */
  stop(): Promise<void>;
}

/** What a projector reads and writes. */
export interface ProjectorDeps {
  readonly log: EventLog;
  readonly projection: ProjectionStore;
  readonly guidebook: LiveGuidebook;
  /** Runs when people were forgotten, by this process or another one on the same data folder. */
  onForgotten?(): void;
  report(error: unknown): void;
}

// One step is one commit: large enough to spare commits, small enough that requests are answered in between.
const STEP_ROWS = 2_000;
// Requests that arrive together are projected together; still far under what a person notices.
const GATHER_MS = 100;
const RETRY_MS = 5_000;

/** A projector that stands still until it is nudged. */
export function createProjector(deps: ProjectorDeps): Projector {
  const recent = createRecentPeople(deps.projection);
  let running: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  /** Runs `work` after all work asked for before. */
  function next(work: () => Promise<void>): Promise<void> {
    const done = running.then(() => (isStopped ? undefined : work()));
    running = done.catch(() => undefined);
    return done;
  }

  async function catchUp(): Promise<void> {
    while (!isStopped && (await projectNext(deps, recent)) === "again");
  }

  function schedule(delayMs: number): void {
    if (timer !== undefined || isStopped) return;
    timer = setTimeout(() => {
      timer = undefined;
      next(catchUp).catch((error: unknown) => {
        deps.report(error);
        schedule(RETRY_MS);
      });
    }, delayMs);
    timer.unref();
  }

  return {
    nudge: () => schedule(GATHER_MS),
    caughtUp: () => next(catchUp),
    rebuild: () =>
      next(async () => {
        await deps.projection.clear();
        await catchUp();
      }),
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Projects the next page. "done" when there was nothing left. */
async function projectNext(deps: ProjectorDeps, recent: RecentPeople): Promise<"again" | "done"> {
  const book = await deps.guidebook.forCollector();
  const position = await deps.projection.position();
  if (recent.follow(position) === "people-forgotten") deps.onForgotten?.();
  if (position !== undefined && position.definitions !== book.definitions) {
    await refold(deps, book, position);
    return "again";
  }
  const page = await deps.log.read(position?.cursor, STEP_ROWS);
  if (page.next === undefined || page.rows.length === 0) return "done";
  const { definitions } = book;
  const { projection } = deps;
  const changes = await projectPage(page.rows, book.guidebook.definitions, projection, recent);
  const generation = position?.generation ?? 0;
  const step = { ...changes, from: position?.cursor, to: page.next, generation, definitions };
  const isCommitted = await projection.commit(step);
  // Where another process was faster, its step stands and this one is made anew from there.
  if (isCommitted) recent.keep(changes.people, { cursor: step.to, generation, definitions });
  return "again";
}
