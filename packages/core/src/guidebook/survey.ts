import * as v from "valibot";
import { guideFrame } from "./guide-frame.ts";
import { Duration, Id, Markdown, Text } from "./text.ts";

/** Where a branch leads that ends the survey; no question may have this id. */
export const END = "end";

const BranchSchema = v.strictObject({
  /** For a scale: the score is at least, at most so high. */
  atLeast: v.optional(v.number()),
  atMost: v.optional(v.number()),
  /** For options: any of these was chosen. */
  oneOf: v.optional(v.pipe(v.array(Id), v.minLength(1, "name at least one option"))),
  /** Id of the question that comes next, or "end". */
  to: Id,
});

const questionFrame = {
  id: Id,
  title: Text,
  detail: v.optional(Markdown),
  /** May be passed without an answer; true for free text and false for the others when left out. */
  optional: v.optional(v.boolean()),
  /** The first that fits the answer says which question comes next; none: the one that follows. */
  branches: v.optional(v.pipe(v.array(BranchSchema), v.maxLength(10))),
};

const QuestionSchema = v.variant("kind", [
  v.strictObject({
    kind: v.picklist(["nps", "csat", "ces"]),
    ...questionFrame,
    /** Words at the ends of the scale; the widget's own when left out. */
    low: v.optional(Text),
    high: v.optional(Text),
  }),
  v.strictObject({
    kind: v.picklist(["single", "multiple"]),
    ...questionFrame,
    options: v.pipe(
      v.array(v.strictObject({ id: Id, label: Text })),
      v.minLength(2, "give at least two options"),
      v.maxLength(12, "at most 12 options"),
    ),
  }),
  v.strictObject({ kind: v.literal("text"), ...questionFrame }),
]);
export type AuthoredQuestion = v.InferOutput<typeof QuestionSchema>;

/** A few questions, one after another. */
export const SurveySchema = v.strictObject({
  kind: v.literal("survey"),
  title: Text,
  questions: v.pipe(
    v.array(QuestionSchema),
    v.minLength(1, "give at least one question"),
    v.maxLength(10, "at most 10 questions"),
  ),
  /** Said at the end; the widget's own words when left out. */
  thanks: v.optional(Text),
  /** Share of users who are asked at all; 1 when left out. */
  sample: v.optional(
    v.pipe(
      v.number(),
      v.gtValue(0, "more than 0 (to ask nobody, set status to off)"),
      v.maxValue(1, "at most 1, which is everybody"),
    ),
  ),
  /** Nobody is asked by itself who came so lately; "7d" when left out, since new users dislike surveys. */
  minTenure: v.optional(Duration),
  ...guideFrame,
});
export type Survey = v.InferOutput<typeof SurveySchema>;
