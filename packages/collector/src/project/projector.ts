import type { EventLog } from "../store/event-log.ts";
import type { ProjectionStore } from "../store/people.ts";
import { readFoldedUnder } from "./folded-under.ts";
import type { LiveGuidebook } from "./live-guidebook.ts";
import { createRecentPeople, type RecentPeople } from "./recent-people.ts";
import { createRebuild } from "./rebuild.ts";
import { projectPage } from "./step.ts";

/** Keeps the registry's projection up with the log. */
export interface Projector {
  /** Says that the log has grown or the definitions changed; the projection follows soon. Cheap to call often. */
  nudge(): void;
  /** Resolves once everything committed before the call is projected. Rejects when storage fails. */
  caughtUp(): Promise<void>;
  /**
   * Builds the projection anew from the log and what expired events had made, beside the one that is served until it is
   * complete; resolves once it is served. One under way goes on where it was, `anew` from the beginning. A process that
   * ends meanwhile leaves it to the next one that is nudged.
   */
  rebuild(how?: { readonly anew?: boolean }): Promise<void>;
  /** Finishes the step under way and begins no other. */
  stop(): Promise<void>;
}

/** What a projector reads and writes. */
export interface ProjectorDeps {
  readonly log: EventLog;
  readonly projection: ProjectionStore;
  readonly guidebook: LiveGuidebook;
  /** Epoch milliseconds. */
  now(): number;
  /** Runs when people were forgotten or rebuilt, by this process or another one on the same data folder. */
  onForgotten?(): void;
  report(error: unknown): void;
}

// One step is one commit: large enough to spare commits, small enough that requests are answered in between.
const STEP_ROWS = 2_000;
// Nobody waits for a page of a rebuild, and somebody who did much in it is written once for all of it; requests that are
// answered in between wait for about a tenth of a second.
const REBUILD_ROWS = 5_000;
// Requests that arrive together are projected together; still far under what a person notices.
const GATHER_MS = 100;
const RETRY_MS = 5_000;

/** A projector that stands still until it is nudged. */
export function createProjector(deps: ProjectorDeps): Projector {
  const recent = createRecentPeople(deps.projection);
  const rebuild = createRebuild(deps, REBUILD_ROWS);
  let running: Promise<unknown> = Promise.resolve();
  let building: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTidy = false;
  let isStopped = false;

  /** Runs `work` after all work asked for before; undefined when it was stopped before its turn. */
  function next<Outcome>(work: () => Promise<Outcome>): Promise<Outcome | undefined> {
    const done = running.then(() => (isStopped ? undefined : work()));
    running = done.catch(() => undefined);
    return done;
  }

  async function catchUp(): Promise<void> {
    while (!isStopped && (await projectNext(deps, recent)) === "again");
  }

  /** Page by page, so that what comes in meanwhile is projected in between. */
  async function buildAll(): Promise<void> {
    while ((await next(rebuild.step)) === "again") await next(catchUp);
    await next(catchUp);
  }

  /** Finishes the rebuild that was asked for, if any. */
  function finishBuilding(): Promise<void> {
    building ??= buildAll().finally(() => (building = undefined));
    return building;
  }

  /** As `finishBuilding`, for a rebuild that was asked for just now: a run under way may have taken its last step before. */
  async function finishAsked(): Promise<void> {
    await building?.catch(() => undefined);
    await finishBuilding();
  }

  async function tidyOnce(): Promise<void> {
    if (isTidy) return;
    isTidy = true;
    await deps.projection.tidy();
  }

  async function keepUp(): Promise<void> {
    await next(catchUp);
    await next(tidyOnce);
    await finishBuilding();
  }

  function schedule(delayMs: number): void {
    if (timer !== undefined || isStopped) return;
    timer = setTimeout(() => {
      timer = undefined;
      keepUp().catch((error: unknown) => {
        deps.report(error);
        schedule(RETRY_MS);
      });
    }, delayMs);
    timer.unref();
  }

  return {
    nudge: () => schedule(GATHER_MS),
    async caughtUp() {
      await next(catchUp);
      if (await next(rebuild.isOverdue)) await finishAsked();
    },
    async rebuild({ anew = false } = {}) {
      await next(() => rebuild.begin(anew));
      await finishAsked();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Projects the next page. "done" when there was nothing left. */
async function projectNext(deps: ProjectorDeps, recent: RecentPeople): Promise<"again" | "done"> {
  const position = await deps.projection.position();
  // What is served stays what it was when definitions change, until a rebuild takes its place.
  const under = await readFoldedUnder((environment) =>
    deps.guidebook.forFolded(position?.definitions, environment),
  );
  if (recent.follow(position) === "people-forgotten") deps.onForgotten?.();
  const page = await deps.log.read(position?.cursor, STEP_ROWS);
  if (page.next === undefined || page.rows.length === 0) return "done";
  const { projection } = deps;
  const definitions = position?.definitions ?? under.definitions;
  const changes = await projectPage(page.rows, under, projection, recent);
  const generation = position?.generation ?? 0;
  const step = { ...changes, from: position?.cursor, to: page.next, generation, definitions };
  const isCommitted = await projection.commit(step);
  // Where another process was faster, its step stands and this one is made anew from there.
  if (isCommitted) recent.keep(changes.people, { cursor: step.to, generation, definitions });
  return "again";
}
