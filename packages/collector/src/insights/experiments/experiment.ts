import type { CompiledGuidebook } from "@cairn/core";
import type { Experiment, ExperimentArm } from "@cairn/core/api";
import { type Effect, effectOf, type Guidebook } from "@cairn/core/guidebook";
import { wilsonInterval } from "../../statistics/wilson.ts";
import type { ExposureRecord } from "../../store/people.ts";
import type { MemberOutline } from "../population.ts";
import { waitFor } from "./enough.ts";
import type { GlobalRun } from "./global-run.ts";
import { type ArmTally, tallyOf } from "./tally.ts";
import { type ExposedMember, unitsOf } from "./unit.ts";
import { judge } from "./verdict.ts";
import { inWords } from "./verdict-in-words.ts";

/** What experiments are read from. */
export interface Laboratory {
  readonly members: readonly MemberOutline[];
  /** As it was authored; undefined before the first publish. */
  readonly guidebook: Guidebook | undefined;
  /** The same as compiled, for its titles. */
  readonly book: Pick<CompiledGuidebook, "guides" | "milestones">;
  /** When somebody was last held out of all guides; undefined where nobody ever was. */
  readonly globalRun: GlobalRun | undefined;
  readonly nowMs: number;
}

/** Ids of the published guides that somebody could be held out of, in the guidebook's order. */
export function measurableGuides({ guidebook }: Pick<Laboratory, "guidebook">): readonly string[] {
  const guides = Object.entries(guidebook?.guides ?? {});
  return guides.flatMap(([id, guide]) => (guide.kind === "cancel" ? [] : [id]));
}

/** How one guide does against being withheld. People who get no guide at all are not part of it. */
export function guideExperiment(laboratory: Laboratory, guide: string): Experiment {
  const { guidebook, members, book } = laboratory;
  const authored = guidebook?.guides?.[guide];
  const holdout = authored === undefined || authored.kind === "cancel" ? 0 : authored.holdout;
  const effect = guidebook === undefined ? undefined : effectOf(guidebook, guide);
  const own = exposedTo(members, (exposures) => exposures[guide]).filter(
    ({ exposure }) => exposure.arm === "shown" || exposure.holdout === "guide",
  );
  const by = effect?.unit ?? "user";
  // Where the holdout was ended, what it found stays to be read.
  const share = holdout || latestShare(own);
  const isPart = ({ exposure }: ExposedMember): boolean =>
    exposure.holdout === "guide" && exposure.share === share && exposure.by === by;
  const title = book.guides.find(({ id }) => id === guide)?.title;
  return experimentOf(laboratory, {
    guide,
    title: title === undefined || title === "" ? guide : title,
    effect,
    by,
    share,
    isRunning: (holdout ?? 0) > 0,
    counted: own.filter(isPart),
    earlier: share === 0 ? 0 : own.filter((one) => !isPart(one)).length,
  });
}

/** How everybody does against those who get no guide at all, from the first guide on that either came to. */
export function globalExperiment(laboratory: Laboratory): Experiment {
  const { guidebook, members, globalRun: run } = laboratory;
  const effect = guidebook === undefined ? undefined : effectOf(guidebook);
  const all = exposedTo(members, (exposures) => firstOf(Object.values(exposures))).map(
    ({ member, exposure }): ExposedMember => {
      // A guide that was withheld for its own sake is part of how everybody fares.
      const isWithheld = exposure.arm === "withheld" && exposure.holdout === "global";
      return { member, exposure: { ...exposure, arm: isWithheld ? "withheld" : "shown" } };
    },
  );
  const isPart = ({ exposure: { atMs } }: ExposedMember): boolean =>
    run !== undefined && atMs >= run.sinceMs && atMs < (run.untilMs ?? Infinity);
  return experimentOf(laboratory, {
    title: "All guides together",
    effect,
    by: run?.by ?? "user",
    share: run?.share ?? 0,
    isRunning: run !== undefined && run.untilMs === undefined,
    counted: all.filter(isPart),
    earlier: run === undefined ? 0 : all.filter((one) => !isPart(one)).length,
  });
}

interface Setup {
  readonly guide?: string;
  readonly title: string;
  readonly effect: Effect | undefined;
  readonly by: "user" | "account";
  readonly share: number;
  readonly isRunning: boolean;
  readonly counted: readonly ExposedMember[];
  readonly earlier: number;
}

function experimentOf({ book, nowMs }: Laboratory, setup: Setup): Experiment {
  const { guide, title, effect, by, share, isRunning, counted, earlier } = setup;
  const units = effect === undefined ? [] : unitsOf(counted, effect.milestone, by);
  const withinMs = effect?.withinMs ?? 0;
  const reading = judge(tallyOf(units, withinMs, nowMs), share);
  const { verdict } = reading;
  const isWaiting = verdict.kind === "too-early";
  const wait = isWaiting ? waitFor(reading.tally, units, { share, withinMs, nowMs }) : undefined;
  const { tally, sampleRatioP } = reading;
  // A difference of uneven groups says nothing of the guide.
  const lift = verdict.kind === "uneven" ? undefined : reading.lift;
  const sinceMs = units.reduce((first, { exposedMs }) => Math.min(first, exposedMs), Infinity);
  const experiment: Omit<Experiment, "verdict"> = {
    ...(guide === undefined ? {} : { guide }),
    title,
    ...(effect === undefined
      ? {}
      : {
          effect: {
            milestone: effect.milestone,
            title: book.milestones.find(({ id }) => id === effect.milestone)?.title ?? "",
            withinMs,
          },
        }),
    unit: by,
    share,
    running: isRunning,
    ...(units.length === 0 ? {} : { since: new Date(sinceMs).toISOString() }),
    shown: armOf(tally.shown),
    withheld: armOf(tally.withheld),
    ...(lift === undefined ? {} : { lift }),
    ...(sampleRatioP === undefined ? {} : { sampleRatioP }),
    crossed: units.filter(({ isCrossed }) => isCrossed).length,
    earlier,
  };
  return { ...experiment, verdict: inWords(experiment, verdict, wait) };
}

function armOf(tally: ArmTally): ExperimentArm {
  const { complete, reached } = tally;
  if (complete === 0) return tally;
  return { ...tally, rate: { value: reached / complete, ...wilsonInterval(reached, complete) } };
}

function exposedTo(
  members: readonly MemberOutline[],
  pick: (exposures: Readonly<Record<string, ExposureRecord>>) => ExposureRecord | undefined,
): readonly ExposedMember[] {
  return members.flatMap((member) => {
    const { exposures } = member.person;
    const exposure = exposures === undefined ? undefined : pick(exposures);
    return exposure === undefined ? [] : [{ member, exposure }];
  });
}

function firstOf(exposures: readonly ExposureRecord[]): ExposureRecord | undefined {
  let first: ExposureRecord | undefined;
  for (const one of exposures) {
    const isFirst =
      first === undefined ||
      one.atMs < first.atMs ||
      (one.atMs === first.atMs && one.messageId < first.messageId);
    if (isFirst) first = one;
  }
  return first;
}

/** The share that the guide held out last; 0 where it never did. */
function latestShare(own: readonly ExposedMember[]): number {
  let latest: ExposureRecord | undefined;
  for (const { exposure } of own) {
    const isOfGuide = exposure.holdout === "guide";
    if (isOfGuide && exposure.atMs > (latest?.atMs ?? -Infinity)) latest = exposure;
  }
  return latest?.share ?? 0;
}
