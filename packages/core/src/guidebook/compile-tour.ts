import { durationMs } from "../lib/duration.ts";
import { pathPatterns } from "../lib/path-patterns.ts";
import { compileCondition, compileEventMatch, type ThresholdBook } from "./compile-condition.ts";
import { compilePlacement, compileTarget } from "./compile-target.ts";
import { compileMarkdown, words } from "./compile-text.ts";
import type {
  CompiledGuideBase,
  CompiledTour,
  CompiledTourStep,
  TourAdvance,
} from "./compiled-guide.ts";
import type { Localiser } from "./localise.ts";
import type { AuthoredTourStep, Tour } from "./tour.ts";

// Browsers fire a timer beyond that at once.
const LONGEST_MS = 2 ** 31 - 1;

/** The tour as browsers get it; what its branches count is entered into `book`. */
export function compileTour(
  base: CompiledGuideBase,
  guide: Tour,
  localiser: Localiser,
  book: ThresholdBook,
): CompiledTour {
  return {
    ...base,
    kind: "tour",
    title: localiser.text(guide.title),
    steps: guide.steps.map((step) => compileStep(step, localiser, book)),
  };
}

function compileStep(
  step: AuthoredTourStep,
  localiser: Localiser,
  book: ThresholdBook,
): CompiledTourStep {
  const { id, target, href, branches = [] } = step;
  const hasTarget = target !== undefined;
  return {
    id,
    ...(hasTarget ? { target: compileTarget(target) } : {}),
    ...compilePlacement(step.placement),
    ...words("title", step.title, localiser),
    body: compileMarkdown(step.body, localiser),
    pages: pathPatterns(step.pages),
    ...(href === undefined ? {} : { href }),
    missing: hasTarget ? (step.missing ?? "stop") : "centre",
    waitMs: Math.min(durationMs(step.wait ?? "10s"), LONGEST_MS),
    spotlight: hasTarget && (step.spotlight ?? true),
    advance: compileAdvance(step.advance),
    branches: branches.map(({ when, step: to }) => ({
      when: compileCondition(when, book),
      step: to,
    })),
    isLast: step.last ?? false,
  };
}

function compileAdvance(advance: AuthoredTourStep["advance"]): TourAdvance {
  if (advance?.on !== "event") return advance ?? { on: "button" };
  return { on: "event", event: compileEventMatch(advance.event) };
}
