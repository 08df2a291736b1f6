import type { Problem } from "../lib/problem.ts";
import { isPlural, PLURAL_CATEGORIES } from "./figure.ts";
import { declaredLocales, localesOf } from "./text-warnings.ts";
import { visitObjects } from "./visit-values.ts";

// Categories that come only above it ("many" of Spanish begins at a million) are not asked for.
const HIGHEST = 200;

/** Plural forms that a declared locale needs and a figure's label lacks. Reads drafts of any shape. */
export function pluralWarnings(input: unknown): readonly Problem[] {
  const locales = declaredLocales(input);
  const [first = "en"] = locales;
  const needed = new Map(locales.map((locale) => [locale, categoriesOf(locale)]));
  const warnings: Problem[] = [];
  visitObjects(input, ({ path, value: { label } }) => {
    if (path.at(-2) !== "figures" || !isPlural(label)) return;
    const forms: Readonly<Record<string, unknown>> = label;
    for (const locale of locales) {
      // A locale that has no words at all is told once, as a missing translation.
      if (!localesOf(forms["other"], first).includes(locale)) continue;
      for (const category of needed.get(locale) ?? []) {
        if (localesOf(forms[category], first).includes(locale)) continue;
        warnings.push({
          path: [...path, "label", category].join("."),
          code: "missing-plural",
          message: `has no words in ${JSON.stringify(locale)}, which has this plural form`,
          hint: 'people read the words of "other"',
        });
      }
    }
  });
  return warnings;
}

/** The plural categories of whole numbers in the locale; none where it is no language tag. */
function categoriesOf(locale: string): readonly string[] {
  const rules = rulesOf(locale);
  if (rules === undefined) return [];
  const used = new Set(Array.from({ length: HIGHEST + 1 }, (_, count) => rules.select(count)));
  return PLURAL_CATEGORIES.filter((category) => category !== "other" && used.has(category));
}

function rulesOf(locale: string): Intl.PluralRules | undefined {
  try {
    return new Intl.PluralRules(locale);
  } catch {
    // The only way to learn that a text is no language tag.
    return undefined;
  }
}
