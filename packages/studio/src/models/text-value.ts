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
