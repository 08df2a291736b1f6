import { valueAt } from "./value-at.ts";

// `{name}`, `{company.name|your company}`: no spaces in the path, so that prose in braces stays prose.
const PLACEHOLDER = /\{([\w$-]+(?:\.[\w$-]+)*)(?:\|([^{}]*))?\}/g;

/**
 * Fills `{trait|fallback}` placeholders. Dotted paths reach into nested traits. Text, numbers and true/false are
 * filled in; anything else, and what is missing or empty, gives the fallback, or nothing where there is none.
 */
export function fillTemplate(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(PLACEHOLDER, (_whole, path: string, fallback = "") => {
    const value = valueAt(values, path);
    if (typeof value === "string") return value.trim() || fallback;
    return Number.isFinite(value) || typeof value === "boolean" ? `${value as number}` : fallback;
  });
}
