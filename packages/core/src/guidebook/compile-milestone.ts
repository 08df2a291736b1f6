import { durationMs } from "../lib/duration.ts";
import { pathPatterns } from "../lib/path-patterns.ts";
import { milestoneKey } from "../progress/milestone-key.ts";
import type { Threshold } from "../progress/progress.ts";
import { compileEventMatch, enterThreshold, ms, type ThresholdBook } from "./compile-condition.ts";
import type { CompiledMilestone } from "./compiled.ts";
import type { Localiser } from "./localise.ts";
import type { AuthoredThreshold, Milestone } from "./milestone.ts";

/** The milestone as browsers get it; its threshold is entered into `book`. */
export function compileMilestone(
  id: string,
  milestone: Milestone,
  localiser: Localiser,
  book: ThresholdBook,
): CompiledMilestone {
  const { by } = milestone;
  enterThreshold(book, milestoneKey(id), compileThreshold(milestone.when));
  return {
    id,
    title: localiser.text(milestone.title),
    after: milestone.after ?? [],
    ...(typeof by === "object" ? { people: by.people } : {}),
    ...ms("expectedActiveMs", milestone.expected),
    failures: (milestone.failures ?? []).map(compileEventMatch),
    pages: pathPatterns(milestone.pages),
  };
}

function compileThreshold(authored: AuthoredThreshold): Threshold {
  const { within } = authored;
  const limits = within && ms(within.kind === "rolling" ? "rollingMs" : "sinceStartMs", within.for);
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
