import type { CompiledGuidebook } from "../guidebook/compiled.ts";
import { NOT } from "../progress/milestone-key.ts";
import type { Threshold } from "../progress/progress.ts";

/** What conditions ask for that nobody recorded, with the event that is missing. */
export interface Unrecorded {
  /** By key of the threshold. */
  readonly thresholds: ReadonlyMap<string, string>;
  /** By id of the milestone. */
  readonly milestones: ReadonlyMap<string, string>;
  /** Names of facts about accounts that nobody counted. */
  readonly uncounted: ReadonlySet<string>;
}

/** What of `book` counts one of the events that were not recorded. */
export function unrecordedIn(
  { definitions }: Pick<CompiledGuidebook, "definitions">,
  events: ReadonlySet<string>,
  uncounted: ReadonlySet<string>,
): Unrecorded {
  const thresholds = new Map<string, string>();
  const milestones = new Map<string, string>();
  if (events.size === 0) return { thresholds, milestones, uncounted };
  for (const [key, { threshold }] of Object.entries(definitions.thresholds)) {
    const missing = eventsCounted(threshold).find((name) => events.has(name));
    if (missing === undefined) continue;
    thresholds.set(key, missing);
    const [kind, ...rest] = key.split(":");
    const id = rest.join(":");
    if (kind === "m") milestones.set(id.startsWith(NOT) ? id.slice(NOT.length) : id, missing);
  }
  return { thresholds, milestones, uncounted };
}

/** Names of the events that a threshold counts; none where it counts time. */
export function eventsCounted(threshold: Threshold): readonly string[] {
  if (threshold.kind === "active-time") return [];
  if (threshold.kind === "sequence") return threshold.steps.map(({ name }) => name);
  return [threshold.event.name];
}
