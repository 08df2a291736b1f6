import { PLURAL_CATEGORIES } from "@cairn/core/guidebook";

export type PluralCategory = (typeof PLURAL_CATEGORIES)[number];

/** The categories that a language has, in their usual order; "one" and "other" where it is not known. */
export function pluralForms(locale: string): readonly PluralCategory[] {
  try {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    return PLURAL_CATEGORIES.filter((category) => pluralCategories.includes(category));
  } catch {
    // What is being typed may be no language tag yet.
    return ["one", "other"];
  }
}
