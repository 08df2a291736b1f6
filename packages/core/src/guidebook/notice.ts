import * as v from "valibot";
import { guideFrame } from "./guide-frame.ts";
import { ActionsSchema } from "./target.ts";
import { Markdown, Text } from "./text.ts";

/** Something to tell: in the middle of the page, along an edge of it, or in the corner. */
export const NoticeSchema = v.strictObject({
  kind: v.literal("notice"),
  style: v.picklist(["modal", "banner", "slideout"]),
  /** "celebrate" draws the finished cairn, "alert" a warning mark; "plain" when left out. */
  tone: v.optional(v.picklist(["plain", "celebrate", "alert"])),
  /** For a banner; "top" when left out. */
  edge: v.optional(v.picklist(["top", "bottom"])),
  title: Text,
  body: Markdown,
  actions: v.optional(ActionsSchema),
  ...guideFrame,
});
export type Notice = v.InferOutput<typeof NoticeSchema>;
