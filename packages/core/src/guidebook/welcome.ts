import * as v from "valibot";
import { guideFrame } from "./guide-frame.ts";
import { Id, Markdown, Text } from "./text.ts";

/** Asks what brings somebody here, or who they are; the answer is a trait. */
export const WelcomeSchema = v.strictObject({
  kind: v.literal("welcome"),
  title: Text,
  intro: v.optional(Markdown),
  /** Trait that takes the id of the answer; "goal" when left out. */
  trait: v.optional(v.pipe(v.string(), v.regex(/^[\w$-]{1,64}$/, "one word, for example role"))),
  /** Left out: the guidebook's goals. */
  options: v.optional(
    v.pipe(
      v.array(v.strictObject({ id: Id, label: Text, detail: v.optional(Text) })),
      v.minLength(2, "give at least two options"),
      v.maxLength(8, "at most 8 options"),
    ),
  ),
  ...guideFrame,
});
export type Welcome = v.InferOutput<typeof WelcomeSchema>;
