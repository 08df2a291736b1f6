import type { EventLog } from "../store/event-log.ts";
import type { ProjectionPosition, ProjectionStore } from "../store/people.ts";
import { removeKept } from "./expired.ts";
import { readFoldedUnder } from "./folded-under.ts";
import type { LiveGuidebook } from "./live-guidebook.ts";
import { createRecentPeople } from "./recent-people.ts";
import { projectPage } from "./step.ts";

/** Builds a new projection beside the one that is served, page by page, and puts it in its place. */
export interface Rebuild {
  /** Asks for one. One under way goes on where it was, `anew` from the beginning. */
  begin(anew: boolean): Promise<void>;
  /** One more page, if a rebuild was asked for or the definitions changed. "done" when nothing is left to build. */
  step(): Promise<"again" | "done">;
  /** Whether what is served was folded under other definitions than those that are published. */
  isOverdue(): Promise<boolean>;
}

/** What a rebuild reads and writes. */
export interface RebuildDeps {
  readonly log: EventLog;
  readonly projection: ProjectionStore;
  readonly guidebook: LiveGuidebook;
  /** Epoch milliseconds. */
  now(): number;
}

/** How far a rebuild has got. */
export interface RebuildProgress {
  /** Events that are folded, of `all`. About right while events are erased. */
  readonly events: number;
  readonly all: number;
}

/** Reads how far the rebuild that is under way has got; undefined when there is none. */
export async function rebuildProgress(
  log: Pick<EventLog, "behind">,
  projection: Pick<ProjectionStore, "building">,
): Promise<RebuildProgress | undefined> {
  const position = await projection.building.position();
  if (position === undefined) return undefined;
  const [{ events: all }, { events: left }] = [
    await log.behind(undefined),
    await log.behind(position.cursor),
  ];
  return { events: Math.max(0, all - left), all };
}

/**
 * As `rebuildProgress`, and at the beginning where changed definitions call for a rebuild that has not begun: how far
 * what people reached is computed anew.
 */
export async function recomputeProgress({
  log,
  projection,
  guidebook,
}: Pick<RebuildDeps, "log" | "projection" | "guidebook">): Promise<RebuildProgress | undefined> {
  const under = await rebuildProgress(log, projection);
  if (under !== undefined) return under;
  const served = await projection.position();
  const { definitions } = await guidebook.forCollector();
  if (served === undefined || served.definitions === definitions) return undefined;
  return { events: 0, all: (await log.behind(undefined)).events };
}

/** Rebuilds that go on from what is stored, whoever began it. */
export function createRebuild(deps: RebuildDeps, pageRows: number): Rebuild {
  const { log, projection, guidebook, now } = deps;
  const recent = createRecentPeople(projection.building);

  async function isOverdue(): Promise<boolean> {
    const served = await projection.position();
    return (
      served !== undefined && served.definitions !== (await guidebook.forCollector()).definitions
    );
  }

  async function serve(built: ProjectionPosition): Promise<"again" | "done"> {
    return (await projection.serveRebuilt(built)) ? "done" : "again";
  }

  return {
    isOverdue,
    async begin(anew) {
      const { definitions } = await guidebook.forCollector();
      if (anew || (await projection.building.position()) === undefined) {
        await projection.beginRebuild(definitions);
      }
    },
    async step() {
      const under = await readFoldedUnder(guidebook.forCollector);
      const { definitions } = under;
      const position = await projection.building.position();
      if (position === undefined && !(await isOverdue())) return "done";
      if (position?.definitions !== definitions) {
        await projection.beginRebuild(definitions);
        return "again";
      }
      // Before the first page: what is in the copy already must not be read once more.
      if (position.cursor === undefined) await removeKept(deps, now());
      recent.follow(position);
      const { rows, next } = await log.read(position.cursor, pageRows);
      if (rows.length === 0 || next === undefined) return serve(position);
      const changes = await projectPage(rows, under, projection.building, recent);
      const { cursor: from, generation } = position;
      const page = { ...changes, from, to: next, generation, definitions };
      if (!(await projection.building.commit(page))) return "again";
      const built = { cursor: next, generation, definitions };
      recent.keep(changes.people, built);
      // A log that grows all the time is never read to its end: the projector goes on from a page that was not full.
      return rows.length < pageRows ? serve(built) : "again";
    },
  };
}
