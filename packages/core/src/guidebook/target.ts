import * as v from "valibot";
import { SAFE_URL } from "../lib/safe-url.ts";
import { Id, Text } from "./text.ts";

export const TargetSchema = v.strictObject({
  selectors: v.pipe(
    v.array(v.pipe(v.string(), v.minLength(1))),
    v.minLength(1, "give at least one selector"),
    v.maxLength(5),
  ),
  text: v.optional(v.string()),
  role: v.optional(v.string()),
});

export type AuthoredTarget = v.InferOutput<typeof TargetSchema>;

/** On which side of its element a guide stands; it flips where there is no room. */
export const PlacementSchema = v.picklist(["top", "right", "bottom", "left"]);

/** http(s), mailto, tel or relative. */
export const SafeUrl = v.pipe(
  v.string(),
  v.regex(SAFE_URL, "an http(s), mailto, tel or relative URL"),
  v.maxLength(2_000),
);

export const ActionSchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("link"), label: Text, href: SafeUrl }),
  v.strictObject({ kind: v.literal("guide"), label: Text, guide: Id }),
  v.strictObject({ kind: v.literal("help"), label: Text, faq: v.optional(Id) }),
]);
export type AuthoredAction = v.InferOutput<typeof ActionSchema>;

/** The first is the one to follow; the second stands back. */
export const ActionsSchema = v.pipe(v.array(ActionSchema), v.maxLength(2, "at most 2 actions"));
