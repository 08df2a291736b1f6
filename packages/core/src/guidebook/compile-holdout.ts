import type { Holdout } from "./compiled-guide.ts";
import { effectOf } from "./effect.ts";
import type { Guidebook } from "./guidebook.ts";
import { GLOBAL_HOLDOUT } from "./holdout.ts";

/** Who goes without the guide, or without its id who goes without any, as browsers get it; empty where nobody does. */
export function compileHoldout(
  guidebook: Guidebook,
  guideId?: string,
): { readonly holdout?: Holdout } {
  const share = shareOf(guidebook, guideId);
  if (share === 0) return {};
  const by = effectOf(guidebook, guideId)?.unit ?? "user";
  return { holdout: { share, by, holdout: guideId === undefined ? "global" : "guide" } };
}

function shareOf({ experiments, guides = {} }: Guidebook, guideId: string | undefined): number {
  if (guideId === undefined) return experiments?.holdout ?? GLOBAL_HOLDOUT;
  const guide = guides[guideId];
  return (guide?.kind === "cancel" ? undefined : guide?.holdout) ?? 0;
}
