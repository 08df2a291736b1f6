import type { Guidebook } from "@cairn/core/guidebook";
import type { JsonPath } from "./json-path.ts";

/** The guidebook's first language, in which forms are written. */
export function firstLocale(guidebook: Guidebook): string {
  return guidebook.locales?.[0] ?? "en";
}

/** A text in the first language; empty where there is none. */
export function plainText(value: unknown, locale: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null) {
    const words = (value as Record<string, unknown>)[locale];
    return typeof words === "string" ? words : "";
  }
  return "";
}

/** Where the first language's words of a text stand: inside it when it holds several languages. */
export function textPath(path: JsonPath, value: unknown, locale: string): JsonPath {
  return typeof value === "object" && value !== null ? [...path, locale] : path;
}

/** The other languages that a text holds, which a form leaves as they are. */
export function otherLocales(value: unknown, locale: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).filter((key) => key !== locale);
}

/** The words with those of one language replaced; emptied, the language is taken away. One language alone is plain text. */
export function withWords(words: unknown, first: string, locale: string, text: string): unknown {
  const before = typeof words === "string" ? { [first]: words } : { ...(words as object) };
  const next: Record<string, unknown> = { ...before, [locale]: text };
  if (text === "") delete next[locale];
  const keys = Object.keys(next);
  if (keys.length === 0) return undefined;
  return keys.length === 1 && keys[0] === first ? next[first] : next;
}
