import type { Problem } from "../lib/problem.ts";
import { isPlural } from "./figure.ts";
import { isRecord, visitObjects } from "./visit-values.ts";

const TEXT_KEYS = [
  "title",
  "label",
  "question",
  "replyTime",
  "intro",
  "detail",
  "done",
  "body",
  "answer",
  "low",
  "high",
  "thanks",
];

/**
 * Locales that are used but not declared, translations that are missing, how complete each locale is, and placeholders
 * without a fallback. Reads drafts of any shape.
 */
export function textWarnings(input: unknown): readonly Problem[] {
  const locales = declaredLocales(input);
  const [first = "en", ...others] = locales;
  const warnings: Problem[] = [];
  const texts: Words[] = [];
  visitTexts(input, (visited) => {
    const { path, words, isForm } = visited;
    if (!isForm) texts.push(visited);
    if (typeof words === "string") {
      warnings.push(...placeholderWarnings(path, words));
      return;
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
    if (isForm) return;
    for (const locale of locales.filter((tag) => !Object.hasOwn(words, tag))) {
      const message = `has no text in ${JSON.stringify(locale)}`;
      warnings.push({ path, code: "missing-translation", message, hint: "readers get a fallback" });
    }
  });
  return [...warnings, ...others.flatMap((locale) => incomplete(locale, first, texts))];
}

function incomplete(locale: string, first: string, texts: readonly Words[]): readonly Problem[] {
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

interface Words {
  readonly path: string;
  readonly words: string | Readonly<Record<string, unknown>>;
  /** A plural form beside `other`: not every locale has it. */
  readonly isForm: boolean;
}

function visitTexts(input: unknown, visit: (words: Words) => void): void {
  const enter = (path: string, words: unknown, isForm: boolean): void => {
    if (typeof words === "string" || isRecord(words)) visit({ path, words, isForm });
  };
  visitObjects(input, ({ path, value }) => {
    // Only the studio shows the title of a segment.
    if (path[0] === "segments") return;
    for (const key of TEXT_KEYS) {
      const words = value[key];
      const at = [...path, key].join(".");
      if (!isPlural(words)) enter(at, words, false);
      else {
        for (const [category, form] of Object.entries(words)) {
          enter(`${at}.${category}`, form, category !== "other");
        }
      }
    }
  });
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
