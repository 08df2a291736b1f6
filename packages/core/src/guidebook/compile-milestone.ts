import { definitionVersion } from "../lib/definition-version.ts";
import { durationMs } from "../lib/duration.ts";
import { pathPatterns } from "../lib/path-patterns.ts";
import { milestoneKey, NOT } from "../progress/milestone-key.ts";
import type { Threshold } from "../progress/progress.ts";
import { compileEventMatch, enterThreshold, ms, type ThresholdBook } from "./compile-condition.ts";
import { compileWindow } from "./compile-window.ts";
import type { CompiledMilestone } from "./compiled.ts";
import type { AuthoredEventMatch } from "./condition.ts";
import type { Localiser } from "./localise.ts";
import type { AuthoredThreshold, Milestone } from "./milestone.ts";

type AuthoredAbsence = Extract<AuthoredThreshold, { readonly kind: "absent" }>;

/** The milestone as browsers get it; its threshold is entered into `book`. `start` is the guidebook's start event. */
export function compileMilestone(
  id: string,
  milestone: Milestone,
  localiser: Localiser,
  book: ThresholdBook,
  start: AuthoredEventMatch | undefined,
): CompiledMilestone {
  const { by, when, after = [] } = milestone;
  if (when.kind === "absent") enterAbsence(book, id, when, start);
  else enterThreshold(book, milestoneKey(id), compileThreshold(when));
  return {
    id,
    title: localiser.text(milestone.title),
    // Nobody works on not doing something: what comes after itself is never next.
    ...(when.kind === "absent" ? { after: [id], absentMs: durationMs(when.for) } : { after }),
    ...(typeof by === "object" ? { people: by.people } : {}),
    ...ms("expectedActiveMs", milestone.expected),
    failures: (milestone.failures ?? []).map(compileEventMatch),
    pages: pathPatterns(milestone.pages),
  };
}

/** What to wait after, and what must not be done then, both under one version. */
function enterAbsence(
  book: ThresholdBook,
  id: string,
  authored: AuthoredAbsence,
  start: AuthoredEventMatch | undefined,
): void {
  // The check asks for one of the two; without either it is never reached.
  const once = (match: AuthoredEventMatch): Threshold => ({
    kind: "count",
    event: compileEventMatch(match),
    atLeast: 1,
  });
  const begins = once(authored.after ?? start ?? { name: "" });
  const ends = once(authored.event);
  const version = definitionVersion([begins, ends]);
  enterThreshold(book, milestoneKey(id), begins, version);
  enterThreshold(book, milestoneKey(NOT + id), ends, version);
}

function compileThreshold(authored: Exclude<AuthoredThreshold, AuthoredAbsence>): Threshold {
  const limits = compileWindow(authored.within);
  if (authored.kind === "sequence") {
    const { steps, same } = authored;
    return {
      kind: "sequence",
      steps: steps.map(compileEventMatch),
      ...(same === undefined ? {} : { property: same }),
      atLeast: steps.length,
      ...limits,
    };
  }
  if (authored.kind === "active-time") {
    return { kind: "active-time", atLeast: durationMs(authored.atLeast), running: true, ...limits };
  }
  const { kind, atLeast } = authored;
  const event = compileEventMatch(authored.event);
  switch (kind) {
    case "count":
      return { kind, event, atLeast, ...limits };
    case "distinct":
      return { kind, event, property: authored.property, atLeast, ...limits };
    case "sum": {
      const { property, running } = authored;
      return { kind, event, property, atLeast, ...(running ? { running } : {}), ...limits };
    }
  }
}
