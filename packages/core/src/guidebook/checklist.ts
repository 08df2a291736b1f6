import * as v from "valibot";
import { guideFrame } from "./guide-frame.ts";
import { ActionSchema } from "./target.ts";
import { Id, Markdown, Text } from "./text.ts";

const ChecklistItemSchema = v.strictObject({
  id: Id,
  title: Text,
  detail: v.optional(Markdown),
  milestone: Id,
  action: v.optional(ActionSchema),
  /** "Not for me" is offered; true when left out. */
  skippable: v.optional(v.boolean()),
});

/** A launcher and a panel of items that complete by themselves on milestones. */
export const ChecklistSchema = v.strictObject({
  kind: v.literal("checklist"),
  title: Text,
  intro: v.optional(Markdown),
  autoOpen: v.optional(v.boolean()),
  /** Said when everything is done. */
  done: v.optional(Text),
  items: v.pipe(
    v.array(ChecklistItemSchema),
    v.minLength(1, "give at least one item"),
    v.maxLength(12, "at most 12 items"),
  ),
  ...guideFrame,
});
export type Checklist = v.InferOutput<typeof ChecklistSchema>;
