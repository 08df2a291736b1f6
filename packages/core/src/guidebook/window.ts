import * as v from "valibot";
import { Duration } from "./text.ts";

/** One day, week (from Monday) or month of the calendar, on a clock that is always so far from UTC. */
export const CalendarSchema = v.strictObject({
  kind: v.literal("calendar"),
  unit: v.picklist(["day", "week", "month"]),
  /** Left out: UTC. */
  utcOffset: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[+-](0\d|1[0-4]):[0-5]\d$/, 'hours and minutes from UTC, such as "+02:00"'),
    ),
  ),
});
export type AuthoredCalendar = v.InferOutput<typeof CalendarSchema>;

/** The time that a milestone's events must lie in. */
export const WindowSchema = v.variant("kind", [
  /** Any stretch of this length. */
  v.strictObject({ kind: v.literal("rolling"), for: Duration }),
  /** No later than this after sign-up (lifecycle.start, else the first event seen). */
  v.strictObject({ kind: v.literal("since-start"), for: Duration }),
  CalendarSchema,
]);
export type AuthoredWindow = v.InferOutput<typeof WindowSchema>;
