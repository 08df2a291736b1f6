import * as v from "valibot";
import { Duration, Id } from "./text.ts";

/** Past a half, most people would go without, and the comparison would gain nothing by it. */
const MOST_HELD_OUT = 0.5;
/** Who gets no guide at all where the guidebook does not say: few enough to afford, enough to compare with in time. */
export const GLOBAL_HOLDOUT = 0.05;

/** Share of users, or of accounts, who do not get it, so that its effect can be measured. */
export const HoldoutSchema = v.pipe(
  v.number(),
  v.minValue(0, "a share of users, from 0 to 0.5"),
  v.maxValue(MOST_HELD_OUT, "a share of users, from 0 to 0.5"),
);

/** What help is to move: reaching a milestone within a time after it was shown. */
export const EffectSchema = v.strictObject({
  /** Left out: what the guide helps with, else the last one of the activation. */
  milestone: v.optional(Id),
  /** "7d" when left out. */
  within: v.optional(Duration),
});
export type AuthoredEffect = v.InferOutput<typeof EffectSchema>;

/** How the effect of all guides together is measured. */
export const ExperimentsSchema = v.strictObject({
  /** Share who get no guide unasked; 0.05 when left out. */
  holdout: v.optional(HoldoutSchema),
  effect: v.optional(EffectSchema),
});
