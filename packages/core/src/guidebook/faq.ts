import * as v from "valibot";
import { STALL_REASON_KINDS } from "../stall/evidence.ts";
import { ActionSchema, SafeUrl } from "./target.ts";
import { Id, Markdown, Paths, Text } from "./text.ts";

/** One question and its answer, and where it fits. */
export const FaqSchema = v.strictObject({
  question: Text,
  answer: Markdown,
  note: v.optional(v.string()),
  pages: v.optional(Paths),
  milestones: v.optional(v.array(Id)),
  reasons: v.optional(v.array(v.picklist(STALL_REASON_KINDS))),
  /** Goes before every other answer that fits. */
  pin: v.optional(v.boolean()),
  /** Words of the error message it answers. */
  errors: v.optional(v.array(v.pipe(v.string(), v.minLength(4)))),
  /** Other words people search for. */
  keywords: v.optional(v.array(v.string())),
  /** For whoever writes answers, to find those of one matter; browsers never get them. */
  tags: v.optional(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(40)))),
  action: v.optional(ActionSchema),
});
export type Faq = v.InferOutput<typeof FaqSchema>;

export const HelpSchema = v.strictObject({
  launcher: v.optional(v.boolean()),
  title: v.optional(Text),
  contact: v.optional(v.strictObject({ label: Text, replyTime: Text, href: v.optional(SafeUrl) })),
  suggestOnStall: v.optional(v.boolean()),
});
export type Help = v.InferOutput<typeof HelpSchema>;
