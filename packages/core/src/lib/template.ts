import { valueAt } from "./value-at.ts";

// `{name}`, `{company.name|your company}`: no spaces in the path, so that prose in braces stays prose.
const PLACEHOLDER = /\{([\w$-]+(?:\.[\w$-]+)*)(?:\|([^{}]*))?\}/g;

/**
 * Fills `{trait|fallback}` placeholders. Dotted paths reach into nested traits. Text, numbers and true/false are
 * filled in, text and numbers as `say` puts them into words; anything else, and what is missing or empty, gives the
 * fallback, or nothing where there is none.
 */
export function fillTemplate(
  text: string,
  values: Readonly<Record<string, unknown>>,
  say: (value: string | number) => string = String,
): string {
  return text.replace(PLACEHOLDER, (_whole, path: string, fallback = "") => {
    const value = valueAt(values, path);
    if (typeof value === "string") return value.trim() ? say(value.trim()) : fallback;
    if (typeof value === "boolean") return String(value);
    return Number.isFinite(value) ? say(value as number) : fallback;
  });
}
