import { languageName } from "./language.ts";

/** Languages whose own words ("Next", "Not now") the widgets bring. */
export const SPOKEN: readonly string[] = "ar de en es fa fr he it ja nl pl pt ro tr zh".split(" ");

/** A language as somebody typed it: its tag as it is written, or what they may have meant where it is none. */
export type TypedLanguage =
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "refused"; readonly offer?: string };

/** `isTag`: what a guidebook takes. */
export function readLanguage(typed: string, isTag: (tag: string) => boolean): TypedLanguage {
  const tag = canonical(typed);
  if (tag !== undefined && isTag(typed)) return { kind: "tag", tag };
  const meant = canonical(typed.replace(/[\s_]+/g, "-"));
  const offer = meant !== undefined && isTag(meant) ? meant : tagOfName(typed);
  return { kind: "refused", ...(offer === undefined ? {} : { offer }) };
}

/** `pt-BR` for `pt-br`; undefined for what is no tag at all. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** "German" and "Deutsch (informal)" are de. */
function tagOfName(typed: string): string | undefined {
  const words = typed.toLowerCase().split(/[^\p{L}]+/u);
  return SPOKEN.find((tag) => {
    const own = new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
    return [languageName(tag), own].some((name) => words.includes(name.toLowerCase()));
  });
}
