import type { PluralText } from "./figure.ts";
import type { Text } from "./text.ts";

/** Picks the words of one locale. */
export interface Localiser {
  /** The declared locale that serves the wanted one. */
  readonly locale: string;
  readonly dir: "ltr" | "rtl";
  text(words: Text): string;
  /**
   * The words of each plural category, where they stand in the served locale; `other` falls back as `text` does, and
   * numbers of a category that is left out take it.
   */
  forms(words: PluralText): Readonly<Record<string, string>>;
}

/** `pt-BR` is served by `pt-BR`, else `pt`, else the first of `locales`; each text falls back the same way. */
export function createLocaliser(locales: readonly string[], wanted?: string): Localiser {
  const fallback = locales[0] ?? "en";
  const chain = [...(wanted === undefined ? [] : chainOf(wanted)), fallback];
  const locale = pick(chain, locales) ?? fallback;
  const textChain = [...chainOf(locale), ...chainOf(fallback)];
  const text = (words: Text): string => {
    if (typeof words === "string") return words;
    const tag = pick(textChain, Object.keys(words)) ?? Object.keys(words)[0];
    return tag === undefined ? "" : (words[tag] ?? "");
  };
  const isServed = (words: Text): boolean =>
    typeof words === "string" || pick(chainOf(locale), Object.keys(words)) !== undefined;
  return {
    locale,
    dir: directionOf(locale),
    text,
    forms: (words) =>
      Object.fromEntries(
        Object.entries(words).flatMap(([category, of]) =>
          of !== undefined && (category === "other" || isServed(of)) ? [[category, text(of)]] : [],
        ),
      ),
  };
}

// Languages that are written from right to left unless the tag names another script.
const RTL_LANGUAGES = ["ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"];
const RTL_SCRIPT = /-(arab|hebr|thaa|syrc|nkoo|adlm|rohg)\b/i;
const SCRIPT = /-[a-z]{4}\b/i;

/** Writing direction of a BCP 47 tag, its script before its language. */
export function directionOf(locale: string): "ltr" | "rtl" {
  const language = locale.split("-", 1)[0]?.toLowerCase() ?? "";
  const isRtl = SCRIPT.test(locale) ? RTL_SCRIPT.test(locale) : RTL_LANGUAGES.includes(language);
  return isRtl ? "rtl" : "ltr";
}

/** `zh-Hant-TW` → `zh-Hant-TW`, `zh-Hant`, `zh`. */
function chainOf(locale: string): readonly string[] {
  const parts = locale.split("-");
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join("-"));
}

function pick(chain: readonly string[], from: readonly string[]): string | undefined {
  for (const tag of chain) {
    const match = from.find((candidate) => candidate.toLowerCase() === tag.toLowerCase());
    if (match !== undefined) return match;
  }
  return undefined;
}
