import * as v from "valibot";
import { ConditionSchema, EventMatchSchema } from "./condition.ts";
import { EventRuleSchema } from "./event-rule.ts";
import { FaqSchema, HelpSchema } from "./faq.ts";
import { GuideSchema } from "./guide.ts";
import { ExperimentsSchema } from "./holdout.ts";
import { MilestoneSchema } from "./milestone.ts";
import { StallsSchema } from "./stalls.ts";
import { Duration, Id, Text } from "./text.ts";
import { ThemeSchema } from "./theme.ts";

// Language, script, region, variants and `-u-…`, so that no `Intl` of a browser throws at it.
const Locale = v.pipe(
  v.string(),
  v.regex(
    /^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-u(?:-[A-Za-z0-9]{2,8})+)?$/,
    'a language tag such as "en" or "pt-BR"',
  ),
);

const Cap = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Which events and traits start, renew and end a customer's life with the product. */
const LifecycleSchema = v.strictObject({
  start: v.optional(EventMatchSchema),
  renew: v.optional(EventMatchSchema),
  cancel: v.optional(EventMatchSchema),
  priceTrait: v.optional(v.string()),
  currencyTrait: v.optional(v.string()),
  seatsTrait: v.optional(v.string()),
  renewalDateTrait: v.optional(v.string()),
});

const CapsSchema = v.strictObject({
  perSession: v.optional(Cap),
  perDay: v.optional(Cap),
  perWeek: v.optional(Cap),
  minGap: v.optional(Duration),
  quietAfterLoad: v.optional(Duration),
  /** What the guides of one group may use up together, within the caps of all. */
  groups: v.optional(
    v.record(
      Id,
      v.strictObject({
        perSession: v.optional(Cap),
        perDay: v.optional(Cap),
        perWeek: v.optional(Cap),
      }),
    ),
  ),
});

/** One version of all definitions together: drafted, previewed, published and rolled back as a whole. */
export const GuidebookSchema = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1, "this Cairn reads guidebooks of version 1"),
  /** BCP 47 tags; the first is the default. */
  locales: v.optional(v.pipe(v.array(Locale), v.minLength(1))),
  goals: v.optional(v.record(Id, v.strictObject({ title: Text }))),
  lifecycle: v.optional(LifecycleSchema),
  events: v.optional(v.record(Id, EventRuleSchema)),
  milestones: v.optional(v.record(Id, MilestoneSchema)),
  /** Milestones that together make a user activated, in the order in which most people pass them. */
  activation: v.optional(v.strictObject({ milestones: v.array(Id) })),
  stalls: v.optional(StallsSchema),
  segments: v.optional(v.record(Id, v.strictObject({ title: Text, when: ConditionSchema }))),
  guides: v.optional(v.record(Id, GuideSchema)),
  faqs: v.optional(v.record(Id, FaqSchema)),
  help: v.optional(HelpSchema),
  caps: v.optional(CapsSchema),
  experiments: v.optional(ExperimentsSchema),
  theme: v.optional(ThemeSchema),
});
export type Guidebook = v.InferOutput<typeof GuidebookSchema>;

/** A guidebook that defines nothing: what an empty product starts from. */
export const EMPTY_GUIDEBOOK: Guidebook = { version: 1, locales: ["en"] };
