import type { Condition } from "../condition/condition.ts";
import { sortKeys } from "../lib/canonical-json.ts";
import { durationMs } from "../lib/duration.ts";
import { pathPatterns } from "../lib/path-patterns.ts";
import type { StallBaseline } from "../stall/baseline.ts";
import { accountFactsIn } from "./account-facts-in.ts";
import { compileCondition, compileEventMatch, type ThresholdBook } from "./compile-condition.ts";
import { compileGuide } from "./compile-guide.ts";
import { compileHelp } from "./compile-help.ts";
import { compileHoldout } from "./compile-holdout.ts";
import { compileMilestone } from "./compile-milestone.ts";
import { compileStalls } from "./compile-stalls.ts";
import { compileTarget } from "./compile-target.ts";
import { compileTheme } from "./compile-theme.ts";
import type { CompiledCaps, CompiledEventRule, CompiledGuidebook } from "./compiled.ts";
import type { CompiledGuide } from "./compiled-guide.ts";
import type { AuthoredCondition } from "./condition.ts";
import type { EventRule } from "./event-rule.ts";
import type { Guide } from "./guide.ts";
import { isSwitchedOn } from "./guide-frame.ts";
import type { Guidebook } from "./guidebook.ts";
import { createLocaliser } from "./localise.ts";
import { guidePriority, type MeasuredHelp } from "./rank.ts";
import { segmentsUsedBy } from "./segments-used.ts";

export interface CompileOptions {
  /** Version that was published, for example "12". */
  readonly revision: string;
  /** BCP 47 tag that the browser asked for; the guidebook's first locale when left out. */
  readonly locale?: string;
  readonly paused?: boolean;
  /**
   * "browser" (when left out) leaves out segments that no shown guide asks for; "collector" keeps them all, since it
   * answers questions about them.
   */
  readonly audience?: "browser" | "collector";
  /** What was learned about stalls, where enough is known; the author's rule stands behind it. */
  readonly learned?: StallBaseline;
  /** How much each answer and guide was measured to help. */
  readonly measured?: MeasuredHelp;
}

/**
 * The guidebook as browsers get it, from one that `checkGuidebook` accepted. Equal input gives equal JSON, byte for
 * byte: its hash is an ETag. Guides that are off, notes and authors stay behind.
 */
export function compileGuidebook(guidebook: Guidebook, options: CompileOptions): CompiledGuidebook {
  const localiser = createLocaliser(guidebook.locales ?? ["en"], options.locale);
  const book: ThresholdBook = {};
  const start = guidebook.lifecycle?.start;
  const activation = guidebook.activation?.milestones ?? [];
  const authored = guidebook.milestones ?? {};
  const ordered = new Set([
    ...activation.filter((id) => Object.hasOwn(authored, id)),
    ...Object.keys(authored),
  ]);
  const milestones = [...ordered].map((id) =>
    compileMilestone(id, authored[id]!, localiser, book, start),
  );
  const shown = Object.entries(guidebook.guides ?? {}).filter(([, guide]) => isSwitchedOn(guide));
  const isNeeded =
    options.audience === "collector"
      ? undefined
      : segmentsUsedBy(
          shown.flatMap(([, guide]) => conditionsOf(guide)),
          guidebook.segments ?? {},
        );
  const segments: Record<string, Condition> = {};
  for (const [id, segment] of Object.entries(guidebook.segments ?? {})) {
    if (isNeeded?.has(id) ?? true) segments[id] = compileCondition(segment.when, book);
  }
  const context = { localiser, book, goals: guidebook.goals };
  const { accountFacts, tallies } =
    options.audience === "collector"
      ? accountFactsIn(guidebook)
      : { accountFacts: [], tallies: {} };
  const failures = milestones.flatMap((milestone) => milestone.failures);
  const guides = shown.map(([id, guide]) => ({
    ...compileGuide(id, guide, context),
    ...compileHoldout(guidebook, id),
    ...guidePriority(id, guide, options.measured),
  }));
  return sortKeys({
    format: 1,
    revision: options.revision,
    locale: localiser.locale,
    dir: localiser.dir,
    paused: options.paused ?? false,
    goals: Object.entries(guidebook.goals ?? {}).map(([id, { title }]) => ({
      id,
      title: localiser.text(title),
    })),
    definitions: {
      ...(start === undefined ? {} : { start: compileEventMatch(start) }),
      thresholds: book,
      ...(accountFacts.length === 0 ? {} : { tallies }),
      ...(options.audience === "collector" && failures.length > 0 ? { failures } : {}),
    },
    milestones,
    stalls: compileStalls(options.learned, milestones),
    ...(guidebook.stalls?.thrash ? { thrash: true } : {}),
    activation,
    segments,
    ...(accountFacts.length === 0 ? {} : { accountFacts }),
    events: Object.values(guidebook.events ?? {}).map(compileEventRule),
    guides,
    ...compileHelp(guidebook, localiser, options.measured),
    caps: compileCaps(guidebook.caps, guides),
    ...compileHoldout(guidebook),
    theme: compileTheme(guidebook.theme),
  } satisfies CompiledGuidebook);
}

/** Conditions that browsers judge for the guide. */
function conditionsOf(guide: Guide): readonly (AuthoredCondition | undefined)[] {
  if (guide.kind === "cancel") return [];
  const steps = guide.kind === "tour" ? guide.steps : [];
  return [guide.when, ...steps.flatMap(({ branches = [] }) => branches.map(({ when }) => when))];
}

function compileEventRule({ name, pages: paths, ...rule }: EventRule): CompiledEventRule {
  const pages = pathPatterns(paths);
  return rule.on === "visit"
    ? { name, pages, on: rule.on }
    : { name, pages, on: rule.on, target: compileTarget(rule.target) };
}

function compileCaps(caps: Guidebook["caps"], guides: readonly CompiledGuide[]): CompiledCaps {
  return {
    perSession: caps?.perSession ?? 3,
    perDay: caps?.perDay ?? 5,
    perWeek: caps?.perWeek ?? 12,
    minGapMs: durationMs(caps?.minGap ?? "60s"),
    quietAfterLoadMs: durationMs(caps?.quietAfterLoad ?? "2s"),
    groups: Object.fromEntries(
      Object.entries(caps?.groups ?? {}).map(([id, bounds]) => {
        const members = guides.filter(({ group }) => group === id).map((guide) => guide.id);
        return [id, { ...bounds, members }];
      }),
    ),
  };
}
