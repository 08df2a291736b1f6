import { durationMs } from "../lib/duration.ts";
import type { Threshold, Window } from "../progress/progress.ts";
import { compileEventMatch, enterThreshold, ms, type ThresholdBook } from "./compile-condition.ts";
import type { CompiledMilestone } from "./compiled.ts";
import type { Localiser } from "./localise.ts";
import type { AuthoredThreshold, Milestone } from "./milestone.ts";

/** The milestone as browsers get it; its threshold is entered into `book` under `m:` and its id. */
export function compileMilestone(
  id: string,
  milestone: Milestone,
  localiser: Localiser,
  book: ThresholdBook,
): CompiledMilestone {
  const { by } = milestone;
  return {
    id,
    title: localiser.text(milestone.title),
    after: milestone.after ?? [],
    threshold: enterThreshold(book, `m:${id}`, compileThreshold(milestone.when)),
    ...(typeof by === "object" ? { people: by.people } : {}),
    ...ms("expectedActiveMs", milestone.expected),
    failures: (milestone.failures ?? []).map(compileEventMatch),
    pages: milestone.pages ?? [],
  };
}

function compileThreshold(authored: AuthoredThreshold): Threshold {
  const frame = authored.within === undefined ? {} : { window: compileWindow(authored.within) };
  switch (authored.kind) {
    case "active-time":
      return { kind: "active-time", atLeastMs: durationMs(authored.atLeast), ...frame };
    case "count": {
      const event = compileEventMatch(authored.event);
      return { kind: "count", event, atLeast: authored.atLeast, ...frame };
    }
    case "distinct": {
      const { property, atLeast } = authored;
      const event = compileEventMatch(authored.event);
      return { kind: "distinct", event, property, atLeast, ...frame };
    }
    case "sum": {
      const { property, atLeast, running } = authored;
      const event = compileEventMatch(authored.event);
      const total = running === true ? { running } : {};
      return { kind: "sum", event, property, atLeast, ...total, ...frame };
    }
  }
}

function compileWindow(authored: NonNullable<AuthoredThreshold["within"]>): Window {
  return { kind: authored.kind, ms: durationMs(authored.for) };
}
