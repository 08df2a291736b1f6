import * as v from "valibot";
import { TargetSchema } from "./target.ts";
import { Paths } from "./text.ts";

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** A no-code event: a click on an element, a form submit or a visited page, named by the product manager. */
export const EventRuleSchema = v.variant("on", [
  v.strictObject({ name, on: v.literal("click"), target: TargetSchema, pages: v.optional(Paths) }),
  v.strictObject({ name, on: v.literal("submit"), target: TargetSchema, pages: v.optional(Paths) }),
  v.strictObject({
    name,
    on: v.literal("visit"),
    pages: v.pipe(Paths, v.minLength(1, "name at least one page")),
  }),
]);
export type EventRule = v.InferOutput<typeof EventRuleSchema>;
