import * as v from "valibot";
import { EventMatchSchema } from "./condition.ts";
import { isRecord } from "./visit-values.ts";
import { Duration, Id, Text } from "./text.ts";

/** Plural categories of CLDR, as `Intl.PluralRules` names them. */
export const PLURAL_CATEGORIES = ["zero", "one", "two", "few", "many", "other"] as const;

const PluralTextSchema = v.strictObject({
  zero: v.optional(Text),
  one: v.optional(Text),
  two: v.optional(Text),
  few: v.optional(Text),
  many: v.optional(Text),
  other: Text,
});
export type PluralText = v.InferOutput<typeof PluralTextSchema>;

/** Whether words are given by plural category; otherwise they are one text, or one per locale. */
export function isPlural(words: unknown): words is PluralText {
  return isRecord(words) && PLURAL_CATEGORIES.some((category) => Object.hasOwn(words, category));
}

const EitherText = v.union([Text, PluralTextSchema]);
/** Chosen by what is given, so that a fault is told of that form alone; the JSON Schema, without input, allows both. */
const LabelSchema: v.GenericSchema<Text | PluralText> = v.lazy((input) => {
  if (input === undefined) return EitherText;
  return isPlural(input) ? PluralTextSchema : Text;
});

/** One number that tells what somebody got out of the product. */
export const FigureSchema = v.strictObject({
  id: Id,
  /** Stands after the number: a text, or one per plural category. */
  label: LabelSchema,
  from: v.variant("kind", [
    v.strictObject({
      kind: v.literal("events"),
      event: EventMatchSchema,
      within: v.optional(Duration),
      /** Adds up this property instead of counting. */
      property: v.optional(v.pipe(v.string(), v.minLength(1))),
      /** So many of the latest are kept to count; 200 when left out. */
      most: v.optional(
        v.pipe(
          v.number(),
          v.integer(),
          v.minValue(1, "at least 1"),
          v.maxValue(1_000, "at most 1000"),
        ),
      ),
    }),
    v.strictObject({ kind: v.literal("trait"), trait: v.pipe(v.string(), v.minLength(1)) }),
  ]),
  /** The figure is multiplied by it; 1 when left out. */
  scale: v.optional(v.pipe(v.number(), v.gtValue(0, "more than 0"))),
  /** ISO 4217, for an amount of money. */
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'a currency such as "EUR"'))),
});
export type Figure = v.InferOutput<typeof FigureSchema>;
