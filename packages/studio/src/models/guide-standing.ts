import { canonicalJson } from "@cairn/core";
import type { Guide, Guidebook } from "@cairn/core/guidebook";

/** How a guide stands, the most urgent first. */
export const GUIDE_STANDINGS = [
  "broken",
  "changed",
  "draft",
  "live",
  "paused",
  "archived",
] as const;
export type GuideStanding = (typeof GUIDE_STANDINGS)[number];

/** What is known of a guide beside the draft. */
interface GuideOutside {
  /** What browsers get; undefined before the first publish, and until it is known. */
  readonly live: Guidebook | undefined;
  /** Guides whose element browsers did not find. */
  readonly broken: ReadonlySet<string>;
}

/** How the guide `id` of the draft stands against what is live. */
export function guideStanding(id: string, guide: Guide, outside: GuideOutside): GuideStanding {
  if (guide.status === "archived") return "archived";
  if (guide.status === "off") return "paused";
  const live = outside.live?.guides?.[id];
  if (live === undefined) return "draft";
  if (outside.broken.has(id)) return "broken";
  // What was taken away and put back stands in another order.
  return canonicalJson(live) === canonicalJson(guide) ? "live" : "changed";
}
