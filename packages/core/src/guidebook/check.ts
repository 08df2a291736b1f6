import * as v from "valibot";
import type { Problem } from "../lib/problem.ts";
import { conditionProblems } from "./condition-problems.ts";
import { contentProblems } from "./content-problems.ts";
import { cycleProblems } from "./cycles.ts";
import { duplicateProblems } from "./duplicates.ts";
import { guideProblems } from "./guide-problems.ts";
import { guideWarnings } from "./guide-warnings.ts";
import { type Guidebook, GuidebookSchema } from "./guidebook.ts";
import { holdoutWarnings } from "./holdout-warnings.ts";
import { shapeProblems, shorten } from "./input-shape.ts";
import { migrateGuidebook } from "./migrate.ts";
import { milestoneProblems } from "./milestone-problems.ts";
import { pluralWarnings } from "./plural-warnings.ts";
import { offGuideWarnings, referenceProblems } from "./references.ts";
import { schemaProblems } from "./schema-problems.ts";
import { stallWarnings } from "./stall-warnings.ts";
import { surveyProblems } from "./survey-problems.ts";
import { surveyWarnings } from "./survey-warnings.ts";
import { textWarnings } from "./text-warnings.ts";
import { tourProblems, tourWarnings } from "./tour-problems.ts";
import { valueWarnings } from "./value-warnings.ts";
import { isRecord } from "./visit-values.ts";

export interface CheckedGuidebook {
  /** The guidebook as data, when there is no problem. */
  readonly guidebook?: Guidebook;
  /** What must be put right before it can be published. */
  readonly problems: readonly Problem[];
  /** What works and is probably not meant. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a guidebook as somebody wrote it: all faults at once, each with its path, and warnings beside them. Never
 * throws, whatever the JSON. The command line, the collector and the studio all call this and nothing else.
 */
export function checkGuidebook(input: unknown): CheckedGuidebook {
  const migrated = migrateGuidebook(input);
  if (!migrated.ok && !isRecord(input)) return { problems: [migrated.failure], warnings: [] };
  const shape = shapeProblems(input);
  if (shape.length > 0) return { problems: shape, warnings: [] };
  // A wrong version is told once, by `migrate`; everything else is read as version 1.
  const draft = { ...(input as object), version: 1 };
  const problems = [
    ...(migrated.ok ? [] : [migrated.failure]),
    ...schemaProblems(GuidebookSchema, draft),
    ...referenceProblems(draft),
    ...cycleProblems(draft),
    ...duplicateProblems(draft),
    ...milestoneProblems(draft),
    ...conditionProblems(draft),
    ...guideProblems(draft),
    ...tourProblems(draft),
    ...surveyProblems(draft),
    ...contentProblems(draft),
  ];
  const warnings = [
    ...valueWarnings(draft),
    ...offGuideWarnings(draft),
    ...guideWarnings(draft),
    ...stallWarnings(draft),
    ...tourWarnings(draft),
    ...surveyWarnings(draft),
    ...pluralWarnings(draft),
    ...textWarnings(draft),
  ];
  if (problems.length > 0) {
    return { problems: problems.map(fitForOneLine), warnings: warnings.map(fitForOneLine) };
  }
  const guidebook = v.parse(GuidebookSchema, draft);
  return { guidebook, problems, warnings: [...warnings, ...holdoutWarnings(guidebook)] };
}

/** Names in a draft may be megabytes long; what is said about them may not. */
function fitForOneLine(problem: Problem): Problem {
  return { ...problem, path: shorten(problem.path), message: shorten(problem.message, 1_000) };
}
