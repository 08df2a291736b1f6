import {
  type CompiledGuide,
  type CompiledGuidebook,
  explain,
  type Facts,
  type LedgerEntry,
  ownWait,
  unmetParts,
} from "@cairn/core";
import type { PersonExperiment, PersonGuide } from "@cairn/core/api";
import type { ExposureRecord, PersonRecord } from "../store/people.ts";

type Known = Pick<PersonRecord, "ledger" | "exposures">;

const ENDS: Partial<Record<LedgerEntry["kind"], PersonGuide["outcome"]>> = {
  completed: "completed",
  dismissed: "dismissed",
  never: "never-again",
  snoozed: "snoozed",
};

/**
 * What one person got of each guide that is live, those that they saw or that were withheld first, and why it does not
 * come to them now as far as the log tells: on which page they are, and what else is on screen, only their browser knows.
 */
export function guidesOf(
  { ledger, exposures = {} }: Known,
  facts: Facts,
  book: Pick<CompiledGuidebook, "guides" | "paused">,
): readonly PersonGuide[] {
  return book.guides
    .map((guide) => {
      const own = ledger.filter((entry) => entry.guide === guide.id);
      const exposure = Object.hasOwn(exposures, guide.id) ? exposures[guide.id] : undefined;
      return guideOf(guide, own, exposure, facts, book.paused);
    })
    .toSorted((a, b) => (b.lastAt ?? "").localeCompare(a.lastAt ?? ""));
}

/** Which comparisons somebody is part of, newest first. */
export function experimentsOf(
  { exposures = {} }: Known,
  { guides }: Pick<CompiledGuidebook, "guides">,
): readonly PersonExperiment[] {
  return Object.entries(exposures)
    .toSorted(([, a], [, b]) => b.atMs - a.atMs)
    .map(([guide, { arm, by, unit, holdout, share, atMs, crossed }]) => {
      const title = guides.find(({ id }) => id === guide)?.title;
      return {
        guide,
        ...(title === undefined ? {} : { title }),
        arm,
        by,
        unit,
        holdout,
        share,
        since: new Date(atMs).toISOString(),
        ...(crossed ? { crossed } : {}),
      };
    });
}

function guideOf(
  guide: CompiledGuide,
  own: readonly LedgerEntry[],
  exposure: ExposureRecord | undefined,
  facts: Facts,
  isPaused: boolean,
): PersonGuide {
  const newest = own.toSorted((a, b) => b.atMs - a.atMs);
  const count = (kind: LedgerEntry["kind"]): number =>
    own.filter((entry) => entry.kind === kind).length;
  const [last] = newest;
  const outcome = newest.map(({ kind }) => ENDS[kind]).find((one) => one !== undefined);
  const held = heldOf(guide, own, exposure, facts, isPaused);
  return {
    guide: guide.id,
    title: guide.title ?? guide.id,
    kind: guide.kind,
    shown: count("shown"),
    withheld: count("withheld"),
    ...(last === undefined ? {} : { lastAt: new Date(last.atMs).toISOString() }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(held === undefined ? {} : { held }),
  };
}

function heldOf(
  guide: CompiledGuide,
  own: readonly LedgerEntry[],
  exposure: ExposureRecord | undefined,
  facts: Facts,
  isPaused: boolean,
): PersonGuide["held"] {
  if (isPaused) return { because: "paused", details: [] };
  // Where somebody is, nobody knows here: pages are left out of the judgement, and named by the guide's form.
  const wait = ownWait({ ...guide, pages: [] }, facts, own);
  if (wait?.because === "condition-not-met") {
    const details = guide.when === undefined ? [] : unmetParts(explain(guide.when, facts));
    return { because: guide.when === undefined ? "asked-only" : "condition-not-met", details };
  }
  const until = wait?.untilMs === undefined ? {} : { until: new Date(wait.untilMs).toISOString() };
  if (wait !== undefined) return { because: wait.because, ...until, details: [] };
  if (exposure?.arm === "withheld") return { because: "withheld", details: [] };
  return undefined;
}
