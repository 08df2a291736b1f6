import * as v from "valibot";
import { EventMatchSchema } from "./condition.ts";
import { Duration, Id, Paths, Text } from "./text.ts";
import { WindowSchema } from "./window.ts";

const AtLeast = v.pipe(v.number(), v.minValue(1, "at least 1"));
const WholeAtLeast = v.pipe(
  AtLeast,
  v.integer("a whole number"),
  v.maxValue(1_000, "at most 1000"),
);

const frame = { within: v.optional(WindowSchema) };

export const ThresholdSchema = v.variant("kind", [
  v.strictObject({
    kind: v.literal("count"),
    event: EventMatchSchema,
    atLeast: WholeAtLeast,
    ...frame,
  }),
  v.strictObject({
    kind: v.literal("distinct"),
    event: EventMatchSchema,
    property: v.pipe(v.string(), v.minLength(1)),
    atLeast: WholeAtLeast,
    ...frame,
  }),
  v.strictObject({
    kind: v.literal("sum"),
    event: EventMatchSchema,
    property: v.pipe(v.string(), v.minLength(1)),
    atLeast: v.pipe(v.number(), v.gtValue(0, "more than 0")),
    /** The property is a running total within its session (such as seconds watched so far). */
    running: v.optional(v.boolean()),
    ...frame,
  }),
  v.strictObject({ kind: v.literal("active-time"), atLeast: Duration, ...frame }),
  /** One after the other; the window spans the first and the last. */
  v.strictObject({
    kind: v.literal("sequence"),
    steps: v.pipe(
      v.array(EventMatchSchema),
      v.minLength(2, "a sequence has at least two steps"),
      v.maxLength(5, "at most 5 steps"),
    ),
    /** A property that must have the same value in every step. */
    same: v.optional(v.pipe(v.string(), v.minLength(1))),
    ...frame,
  }),
  /** Reached when the time is over and it has not happened. */
  v.strictObject({
    kind: v.literal("absent"),
    event: EventMatchSchema,
    /** So long after the first `after`; left out: after lifecycle.start. */
    for: Duration,
    after: v.optional(EventMatchSchema),
  }),
]);
export type AuthoredThreshold = v.InferOutput<typeof ThresholdSchema>;

/** A condition on events that means the user got value. */
export const MilestoneSchema = v.strictObject({
  title: Text,
  note: v.optional(v.string()),
  when: ThresholdSchema,
  /** Reached by one user, or once so many people of the account each reached it. */
  by: v.optional(
    v.union([
      v.literal("user"),
      v.strictObject({ people: v.pipe(v.number(), v.integer(), v.minValue(2)) }),
    ]),
  ),
  /** Milestones that come before. */
  after: v.optional(v.array(Id)),
  /** Active time it should take, by the author's judgement. */
  expected: v.optional(Duration),
  /** Events that are failed attempts at it. */
  failures: v.optional(v.array(EventMatchSchema)),
  /** Where it is worked on. */
  pages: v.optional(Paths),
});
export type Milestone = v.InferOutput<typeof MilestoneSchema>;
