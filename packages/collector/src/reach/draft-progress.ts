import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type CompiledGuidebook,
  EMPTY_PROGRESS,
  foldProgress,
  mergeProgress,
  type Progress,
  type ProgressDefinitions,
} from "@cairn/core";
import type { ReachProgress } from "@cairn/core/api";
import { eventsCounted } from "@cairn/core/replay";
import { isMadeHere } from "../project/made-here.ts";
import { progressEventOf } from "../project/person.ts";
import type { PersonRecord } from "../store/people.ts";
import type { ReachParts } from "./reach-parts.ts";

/** How far a person is under the definitions of a draft. */
export type DraftProgress = (person: PersonRecord) => Progress;

/**
 * Progress under those thresholds of the draft that are `needed`. What people are folded under already is taken from their
 * records; for the rest the events that it counts are read, all of them once, and of each person only what may decide is
 * kept.
 */
export async function* draftProgress(
  { log, environment, draft, live }: Pick<ReachParts, "log" | "environment" | "draft" | "live">,
  needed: ReadonlySet<string>,
): AsyncGenerator<ReachProgress, DraftProgress> {
  const definitions = missingOf(draft, live, needed);
  const thresholds = Object.values(definitions.thresholds);
  const isSameStart =
    JSON.stringify(draft.definitions.start) === JSON.stringify(live.definitions.start);
  if (thresholds.length === 0 && isSameStart) return ({ progress }) => progress;
  const names = namesOf(definitions);
  const found = new Map<string, Progress>();
  let done = 0;
  const query = { environment, ...(names === undefined ? {} : { names }) };
  for await (const rows of log.scan(query)) {
    for (const row of rows) {
      if (row.type === "alias" || isMadeHere(row)) continue;
      const before = found.get(row.actor) ?? EMPTY_PROGRESS;
      found.set(row.actor, foldProgress(before, progressEventOf(row), definitions));
    }
    done += rows.length;
    yield { done, all: done };
    await nextTurn();
  }
  return ({ progress, actors }) => {
    const own = actors.reduce((before, actor) => {
      const more = found.get(actor);
      return more === undefined ? before : mergeProgress(before, more, definitions);
    }, EMPTY_PROGRESS);
    const { firstMs, lastMs, startMs } = progress;
    const start = isSameStart ? startMs : own.startMs;
    const all = { ...progress.thresholds, ...own.thresholds };
    // What was read is a part of their events only: when they began, their record knows.
    return { firstMs, lastMs, startMs: start, thresholds: all };
  };
}

/** The needed thresholds that people are not folded under. */
function missingOf(
  draft: CompiledGuidebook,
  live: CompiledGuidebook,
  needed: ReadonlySet<string>,
): ProgressDefinitions {
  const { start, thresholds } = draft.definitions;
  const missing = Object.entries(thresholds).filter(
    ([key, { version }]) =>
      needed.has(key) && live.definitions.thresholds[key]?.version !== version,
  );
  return { ...(start === undefined ? {} : { start }), thresholds: Object.fromEntries(missing) };
}

/** The events that have to be read; undefined: all, since active time is in each. */
function namesOf({ start, thresholds }: ProgressDefinitions): readonly string[] | undefined {
  const needed = Object.values(thresholds).map(({ threshold }) => threshold);
  if (needed.some(({ kind }) => kind === "active-time")) return undefined;
  const own = needed.flatMap(eventsCounted);
  return [...new Set([...own, ...(start === undefined ? [] : [start.name])])];
}
