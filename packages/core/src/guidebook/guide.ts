import * as v from "valibot";
import { ConditionSchema } from "./condition.ts";
import { ActionSchema, TargetSchema } from "./target.ts";
import { Duration, Id, Markdown, Paths, Text } from "./text.ts";

const common = {
  status: v.optional(v.picklist(["on", "off"])),
  note: v.optional(v.string()),
  /** Higher wins; 0 when left out. */
  priority: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-100), v.maxValue(100))),
  /** May show by itself while this holds; left out: only when started by a person or another guide. */
  when: v.optional(ConditionSchema),
  pages: v.optional(Paths),
  delay: v.optional(Duration),
  caps: v.optional(
    v.strictObject({
      times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      every: v.optional(Duration),
    }),
  ),
  /** How long "later" means; "1d" when left out. */
  snooze: v.optional(Duration),
};

const ChecklistItemSchema = v.strictObject({
  id: Id,
  title: Text,
  detail: v.optional(Markdown),
  milestone: Id,
  action: v.optional(ActionSchema),
  /** "Not for me" is offered; true when left out. */
  skippable: v.optional(v.boolean()),
});

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
  ...common,
});
export type Checklist = v.InferOutput<typeof ChecklistSchema>;

export const HintSchema = v.strictObject({
  kind: v.literal("hint"),
  style: v.picklist(["tooltip", "hotspot"]),
  target: TargetSchema,
  placement: v.optional(v.picklist(["top", "right", "bottom", "left"])),
  title: v.optional(Text),
  body: Markdown,
  action: v.optional(ActionSchema),
  ...common,
});
export type Hint = v.InferOutput<typeof HintSchema>;

export const NoticeSchema = v.strictObject({
  kind: v.literal("notice"),
  style: v.literal("modal"),
  title: Text,
  body: Markdown,
  actions: v.optional(v.pipe(v.array(ActionSchema), v.maxLength(2))),
  ...common,
});
export type Notice = v.InferOutput<typeof NoticeSchema>;

export const GuideSchema = v.variant("kind", [ChecklistSchema, HintSchema, NoticeSchema]);
export type Guide = v.InferOutput<typeof GuideSchema>;
