import * as v from "valibot";
import { ConditionSchema } from "./condition.ts";
import { EffectSchema, HoldoutSchema } from "./holdout.ts";
import { Duration, Id, Paths } from "./text.ts";

/** Entries of every guide, the cancel flow included. */
export const everyGuide = {
  /** "archived" is "off", and put aside in the studio's lists. */
  status: v.optional(v.picklist(["on", "off", "archived"])),
  note: v.optional(v.string()),
};

/** Entries of every guide that may show by itself. */
export const guideFrame = {
  ...everyGuide,
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
  /** Shares the caps that the guidebook sets for this group. */
  group: v.optional(Id),
  /** How long "later" means; "1d" when left out. */
  snooze: v.optional(Duration),
  /** Nobody goes without it when left out. */
  holdout: v.optional(HoldoutSchema),
  effect: v.optional(EffectSchema),
};

/** Whether browsers get the guide: it is neither off nor archived. Reads drafts of any shape. */
export function isSwitchedOn({ status }: { readonly status?: unknown }): boolean {
  return status !== "off" && status !== "archived";
}
