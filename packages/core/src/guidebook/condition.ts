import * as v from "valibot";
import { FRUSTRATION_KINDS } from "../frustration/frustration.ts";
import { STALL_REASON_KINDS } from "../stall/evidence.ts";
import { Duration, Id, Paths } from "./text.ts";
import { CalendarSchema } from "./window.ts";

const JsonScalar = v.union([v.string(), v.number(), v.boolean(), v.null()]);

const OPERATORS = [
  "equals",
  "not-equals",
  "contains",
  "more-than",
  "at-least",
  "less-than",
  "at-most",
  "one-of",
  "exists",
  "absent",
  "within-next",
  "within-last",
] as const;

const testEntries = {
  is: v.picklist(OPERATORS),
  /** A duration string for "within-next" and "within-last", a list for "one-of". */
  value: v.optional(v.union([JsonScalar, v.array(JsonScalar)])),
};

export const EventMatchSchema = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1, "name the event"), v.maxLength(200)),
  where: v.optional(
    v.array(v.strictObject({ property: v.pipe(v.string(), v.minLength(1)), ...testEntries })),
  ),
});
export type AuthoredEventMatch = v.InferOutput<typeof EventMatchSchema>;

/** A condition as it is authored: as `Condition`, with durations as "7d", and `did` naming its event. */
export type AuthoredCondition =
  | { kind: "all" | "any"; of: AuthoredCondition[] }
  | { kind: "not"; condition: AuthoredCondition }
  | v.InferOutput<typeof LeafCondition>;

const SHARE = "a share from 0 to 1, such as 0.8 for 80 %";
const Share = v.pipe(v.number(), v.minValue(0, SHARE), v.maxValue(1, SHARE));
// Of each person a count a day is kept: a quarter of a year is long enough to see a trend.
const Days = v.pipe(
  v.string(),
  v.regex(
    /^(([1-9]|[1-8]\d|9[0-2])d|([1-9]|1[0-3])w)$/,
    'whole days, at most 92, such as "30d" or "4w"',
  ),
);

const LeafCondition = v.variant("kind", [
  v.strictObject({ kind: v.literal("segment"), segment: Id }),
  v.strictObject({
    kind: v.literal("reached"),
    milestone: Id,
    /** At most so long ago. */
    within: v.optional(Duration),
    /** At least so long ago. */
    atLeastAgo: v.optional(Duration),
  }),
  v.strictObject({
    kind: v.literal("did"),
    event: EventMatchSchema,
    /** So many times, so many different values of `distinct`, or so much of `sum`. */
    atLeast: v.optional(v.pipe(v.number(), v.gtValue(0, "more than 0"))),
    /** The property whose different values count. */
    distinct: v.optional(v.pipe(v.string(), v.minLength(1))),
    /** The property that is added up, of the latest 200. */
    sum: v.optional(v.pipe(v.string(), v.minLength(1))),
    /** The last so long, or the present day, week or month. */
    within: v.optional(v.union([Duration, CalendarSchema])),
  }),
  /** So many people of the account did it, within the last so many days. */
  v.strictObject({
    kind: v.literal("account-people"),
    /** Left out: anything at all. */
    event: v.optional(EventMatchSchema),
    atLeast: v.optional(v.pipe(v.number(), v.integer("a whole number"), v.minValue(1))),
    within: Days,
  }),
  /** How much of what the account did, within the last so many days, the one person did who did most of it. */
  v.strictObject({
    kind: v.literal("account-share"),
    /** Left out: anything at all. */
    event: v.optional(EventMatchSchema),
    atLeast: v.optional(Share),
    atMost: v.optional(Share),
    within: Days,
  }),
  v.strictObject({
    kind: v.literal("trait"),
    trait: v.pipe(v.string(), v.minLength(1)),
    ...testEntries,
  }),
  v.strictObject({
    kind: v.literal("account-trait"),
    trait: v.pipe(v.string(), v.minLength(1)),
    ...testEntries,
  }),
  v.strictObject({ kind: v.literal("goal"), oneOf: v.array(Id) }),
  v.strictObject({ kind: v.literal("page"), paths: Paths }),
  v.strictObject({ kind: v.literal("locale"), oneOf: v.array(v.string()) }),
  v.strictObject({
    kind: v.literal("device"),
    oneOf: v.array(v.picklist(["phone", "tablet", "desktop"])),
  }),
  v.strictObject({
    kind: v.literal("stalled"),
    milestone: v.optional(Id),
    reason: v.optional(v.picklist(STALL_REASON_KINDS)),
  }),
  v.strictObject({
    kind: v.literal("frustrated"),
    by: v.picklist(FRUSTRATION_KINDS),
    atLeast: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    within: Duration,
  }),
  v.strictObject({
    kind: v.literal("age"),
    atLeast: v.optional(Duration),
    atMost: v.optional(Duration),
  }),
  v.strictObject({ kind: v.literal("returned"), after: Duration }),
  v.strictObject({ kind: v.literal("inactive"), for: Duration }),
  v.strictObject({
    kind: v.literal("schedule"),
    from: v.optional(v.pipe(v.string(), v.isoTimestamp())),
    until: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  }),
]);

/** Lazy, since conditions hold conditions. */
export const ConditionSchema: v.GenericSchema<AuthoredCondition> = v.lazy(() => AnyCondition);
const GroupCondition = v.strictObject({
  kind: v.picklist(["all", "any"]),
  of: v.pipe(v.array(ConditionSchema), v.maxLength(50)),
});
const NotCondition = v.strictObject({ kind: v.literal("not"), condition: ConditionSchema });
const AnyCondition = v.variant("kind", [GroupCondition, NotCondition, ...LeafCondition.options]);
