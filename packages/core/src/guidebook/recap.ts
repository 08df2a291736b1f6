import * as v from "valibot";
import { FigureSchema } from "./figure.ts";
import { guideFrame } from "./guide-frame.ts";
import { ActionsSchema } from "./target.ts";
import { Markdown, Text } from "./text.ts";

/** What somebody got out of the product: counts and sums. */
export const RecapSchema = v.strictObject({
  kind: v.literal("recap"),
  /** "modal" when left out. */
  style: v.optional(v.picklist(["modal", "slideout"])),
  title: Text,
  body: v.optional(Markdown),
  figures: v.pipe(
    v.array(FigureSchema),
    v.minLength(1, "give at least one figure"),
    v.maxLength(6, "at most 6 figures"),
  ),
  actions: v.optional(ActionsSchema),
  ...guideFrame,
});
export type Recap = v.InferOutput<typeof RecapSchema>;
