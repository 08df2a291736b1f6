import type { Problem } from "../lib/problem.ts";
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
];

/** Locales that are used but not declared, translations that are missing, placeholders without a fallback. */
export function textWarnings(input: unknown): readonly Problem[] {
  const locales = declaredLocales(input);
  const [first = "en", ...others] = locales;
  const warnings: Problem[] = [];
  const single: string[] = [];
  visitTexts(input, (path, words) => {
    if (typeof words === "string") {
      single.push(path);
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
    for (const locale of locales.filter((tag) => !Object.hasOwn(words, tag))) {
      const message = `has no text in ${JSON.stringify(locale)}`;
      warnings.push({ path, code: "missing-translation", message, hint: "readers get a fallback" });
    }
  });
  if (others.length > 0 && single.length > 0) {
    const rest = single.length > 1 ? ` and ${single.length - 1} more` : "";
    const message = `${single[0]}${rest} stand in ${JSON.stringify(first)} only`;
    const hint = `add ${others.map((tag) => JSON.stringify(tag)).join(", ")}: {"${first}": "…", "${others[0]}": "…"}`;
    warnings.push({ path: "locales", code: "missing-translation", message, hint });
  }
  return warnings;
}

function placeholderWarnings(path: string, text: string): readonly Problem[] {
  return [...text.matchAll(/\{([\w$.-]+)\}/g)].map(([whole, name = ""]) => ({
    path,
    code: "no-fallback",
    message: `${whole} leaves a gap for people without this trait`,
    found: whole,
    hint: `write {${name}|…} with words that fit everyone`,
  }));
}

function visitTexts(
  input: unknown,
  visit: (path: string, words: string | Readonly<Record<string, unknown>>) => void,
): void {
  visitObjects(input, ({ path, value }) => {
    // Only the studio shows the title of a segment.
    if (path[0] === "segments") return;
    for (const key of TEXT_KEYS) {
      const words = value[key];
      if (typeof words === "string" || isRecord(words)) visit([...path, key].join("."), words);
    }
  });
}

function declaredLocales(input: unknown): readonly string[] {
  const locales: unknown = isRecord(input) ? input["locales"] : undefined;
  return Array.isArray(locales) ? locales.filter((tag) => typeof tag === "string") : ["en"];
}
