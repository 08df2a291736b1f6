import * as v from "valibot";
import { guideFrame } from "./guide-frame.ts";
import { ActionSchema, PlacementSchema, TargetSchema } from "./target.ts";
import { Markdown, Text } from "./text.ts";

/** A tooltip or a hotspot on an element. */
export const HintSchema = v.strictObject({
  kind: v.literal("hint"),
  style: v.picklist(["tooltip", "hotspot"]),
  target: TargetSchema,
  placement: v.optional(PlacementSchema),
  title: v.optional(Text),
  body: Markdown,
  action: v.optional(ActionSchema),
  ...guideFrame,
});
export type Hint = v.InferOutput<typeof HintSchema>;
