import * as v from "valibot";
import { ConditionSchema, EventMatchSchema } from "./condition.ts";
import { guideFrame } from "./guide-frame.ts";
import { PlacementSchema, SafeUrl, TargetSchema } from "./target.ts";
import { Duration, Id, Markdown, Paths, Text } from "./text.ts";

const AdvanceSchema = v.variant("on", [
  v.strictObject({ on: v.literal("button") }),
  /** A click on the element, which the page gets as well. */
  v.strictObject({ on: v.literal("click") }),
  /** The field was filled in and left. */
  v.strictObject({ on: v.literal("input") }),
  v.strictObject({ on: v.literal("event"), event: EventMatchSchema }),
  v.strictObject({ on: v.literal("milestone"), milestone: Id }),
]);

const TourStepSchema = v.strictObject({
  id: Id,
  /** Left out: the step stands in the middle of the page. */
  target: v.optional(TargetSchema),
  placement: v.optional(PlacementSchema),
  title: v.optional(Text),
  body: Markdown,
  /** Where it shows; elsewhere the tour waits. Left out: everywhere. */
  pages: v.optional(Paths),
  /** Opened when the tour comes to this step on another page. */
  href: v.optional(SafeUrl),
  /** What happens when its element is not there in time; "stop" when left out. */
  missing: v.optional(v.picklist(["wait", "skip", "centre", "stop"])),
  /** How long its element is waited for; "10s" when left out. */
  wait: v.optional(Duration),
  /** Dims the page around the element; true when left out. */
  spotlight: v.optional(v.boolean()),
  /** What moves the tour on; a next button when left out. */
  advance: v.optional(AdvanceSchema),
  /** The first whose condition holds says which step comes next; none: the one that follows. */
  branches: v.optional(
    v.pipe(v.array(v.strictObject({ when: ConditionSchema, step: Id })), v.maxLength(10)),
  ),
  /** The tour ends after it. */
  last: v.optional(v.boolean()),
});
export type AuthoredTourStep = v.InferOutput<typeof TourStepSchema>;

/** Steps one after another, across pages and reloads. */
export const TourSchema = v.strictObject({
  kind: v.literal("tour"),
  title: Text,
  steps: v.pipe(
    v.array(TourStepSchema),
    v.minLength(1, "give at least one step"),
    v.maxLength(20, "at most 20 steps"),
  ),
  ...guideFrame,
});
export type Tour = v.InferOutput<typeof TourSchema>;
