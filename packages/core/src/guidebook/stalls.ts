import * as v from "valibot";

/** Rate of false alarms where the guidebook does not say: one in twenty of those who need no help, which most bear. */
export const FALSE_ALARMS = 0.05;

/** How stalls are judged, beside what each milestone says of itself. */
export const StallsSchema = v.strictObject({
  /** Share of those who get through by themselves who may be taken for stuck all the same. */
  falseAlarms: v.optional(
    v.pipe(
      v.number(),
      v.minValue(0.01, "at least 0.01, which is 1 in 100"),
      v.maxValue(0.5, "at most 0.5; 0.05 is 5 in 100"),
    ),
  ),
  /** Takes a mouse that is shaken to and fro for a sign of frustration, too. */
  thrash: v.optional(v.boolean()),
});
