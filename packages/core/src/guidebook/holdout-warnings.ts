import type { Problem } from "../lib/problem.ts";
import { effectOf } from "./effect.ts";
import type { Guidebook } from "./guidebook.ts";

/** Holdouts that hold nobody out, and those that nothing can be measured by. */
export function holdoutWarnings(guidebook: Guidebook): readonly Problem[] {
  const { guides = {}, experiments } = guidebook;
  const ofGuides = Object.entries(guides).flatMap(([id, guide]): readonly Problem[] => {
    if (guide.kind === "cancel" || !guide.holdout) return [];
    const path = `guides.${id}.holdout`;
    if (guide.when === undefined) return [neverUnasked(path)];
    return effectOf(guidebook, id) ? [] : [unmeasured(path, `guides.${id}.effect`)];
  });
  // Left out, it is explained by the missing activation.
  const isUnmeasured = experiments?.holdout && !effectOf(guidebook);
  return isUnmeasured
    ? [...ofGuides, unmeasured("experiments.holdout", "experiments.effect")]
    : ofGuides;
}

function neverUnasked(path: string): Problem {
  const message = "holds nobody out, since what is asked for is never withheld";
  const hint = 'say "when" it shows by itself, or take the holdout away';
  return { path, code: "unused", message, hint };
}

function unmeasured(path: string, effect: string): Problem {
  const message = "keeps users from help, and there is no milestone to measure by";
  const hint = `name one in "${effect}", or list those of the activation`;
  return { path, code: "unmeasured", message, hint };
}
