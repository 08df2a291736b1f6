import type { PluralCategory } from "../models/plural.ts";

/** Which numbers a plural form is for, in the language's own grammar. */
export const PLURAL_WORDS: Readonly<Record<PluralCategory, string>> = {
  zero: "none",
  one: "one",
  two: "two",
  few: "a few",
  many: "many",
  other: "any other number",
};
