import * as v from "valibot";
import { FigureSchema } from "./figure.ts";
import { everyGuide } from "./guide-frame.ts";
import { SafeUrl } from "./target.ts";
import { Id, Markdown, Text } from "./text.ts";

const offer = {
  /** What your app and the events are told; its kind when left out. */
  id: v.optional(Id),
  title: Text,
  body: v.optional(Markdown),
  label: Text,
};

const RemedySchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("guide"), ...offer, guide: Id }),
  v.strictObject({ kind: v.literal("faq"), ...offer, faq: Id }),
  v.strictObject({ kind: v.literal("link"), ...offer, href: SafeUrl }),
  /** Hands over to the help's contact. */
  v.strictObject({ kind: v.literal("human"), ...offer }),
  /** The host carries these out: `startCancel` tells it. */
  v.strictObject({ kind: v.picklist(["pause", "plan"]), ...offer }),
]);
export type AuthoredRemedy = v.InferOutput<typeof RemedySchema>;

/** What you got so far, why you go, one fitting remedy, and always one click to go on. Only `startCancel` shows it. */
export const CancelFlowSchema = v.strictObject({
  kind: v.literal("cancel"),
  title: Text,
  figures: v.optional(v.pipe(v.array(FigureSchema), v.maxLength(6, "at most 6 figures"))),
  /** Asks why. */
  question: Text,
  reasons: v.pipe(
    v.array(v.strictObject({ id: Id, label: Text, remedy: v.optional(RemedySchema) })),
    v.minLength(1, "give at least one reason"),
    v.maxLength(10, "at most 10 reasons"),
  ),
  ...everyGuide,
});
export type CancelFlow = v.InferOutput<typeof CancelFlowSchema>;
