import type { Problem } from "../lib/problem.ts";
import { type FoundText, textsIn } from "./texts-in.ts";
import { isRecord } from "./visit-values.ts";

/**
 * Locales that are used but not declared, translations that are missing, how complete each locale is, and placeholders
 * without a fallback. Reads drafts of any shape.
 */
export function textWarnings(input: unknown): readonly Problem[] {
  const locales = declaredLocales(input);
  const [first = "en", ...others] = locales;
  const warnings: Problem[] = [];
  const texts: FoundText[] = [];
  for (const found of textsIn(input)) {
    const { path, words, category } = found;
    // A plural form beside "other": not every locale has it.
    const isForm = category !== undefined && category !== "other";
    if (!isForm) texts.push(found);
    if (typeof words === "string") {
      warnings.push(...placeholderWarnings(path, words));
      continue;
    }
    for (const [locale, text] of Object.entries(words)) {
      if (!locales.includes(locale)) {
        const hint = `add ${JSON.stringify(locale)} to "locales", or take the text away`;
        const message = `the locale ${JSON.stringify(locale)} is not declared`;
        warnings.push({ path: `${path}.${locale}`, code: "undeclared-locale", message, hint });
      }
      if (typeof text === "string")
        warnings.push(...placeholderWarnings(`${path}.${locale}`, text));
    }
    if (isForm) continue;
    for (const locale of locales.filter((tag) => !Object.hasOwn(words, tag))) {
      const message = `has no text in ${JSON.stringify(locale)}`;
      warnings.push({ path, code: "missing-translation", message, hint: "readers get a fallback" });
    }
  }
  return [...warnings, ...others.flatMap((locale) => incomplete(locale, first, texts))];
}

function incomplete(
  locale: string,
  first: string,
  texts: readonly FoundText[],
): readonly Problem[] {
  const there = texts.filter(({ words }) => localesOf(words, first).includes(locale)).length;
  if (there === texts.length) return [];
  const share = Math.floor((100 * there) / texts.length);
  const [single, ...more] = texts.filter(({ words }) => typeof words === "string");
  const rest = more.length > 0 ? ` and ${more.length} more` : "";
  return [
    {
      path: "locales",
      code: "incomplete-locale",
      message: `${JSON.stringify(locale)} has ${there} of ${texts.length} texts, ${share} %`,
      found: `${there}`,
      expected: `${texts.length}`,
      hint:
        single === undefined
          ? "readers get a fallback for the rest"
          : `${single.path}${rest} stand in "${first}" only: write {"${first}": "…", "${locale}": "…"}`,
    },
  ];
}

function placeholderWarnings(path: string, text: string): readonly Problem[] {
  return [...text.matchAll(/\{([\w$.-]+)\}/g)].map(([whole, name = ""]) => ({
    path,
    code: "no-fallback",
    message: `${whole} gives nothing to people without this trait`,
    found: whole,
    hint: `write {${name}|…} with words that fit everyone`,
  }));
}

/** The locales in which the words stand; a single text is in the guidebook's first one. */
export function localesOf(words: unknown, first: string): readonly string[] {
  if (typeof words === "string") return [first];
  return isRecord(words) ? Object.keys(words) : [];
}

/** The locales that the guidebook names; "en" where it names none. Reads drafts of any shape. */
export function declaredLocales(input: unknown): readonly string[] {
  const locales: unknown = isRecord(input) ? input["locales"] : undefined;
  return Array.isArray(locales) ? locales.filter((tag) => typeof tag === "string") : ["en"];
}
