import { isPlural, textsIn } from "@cairn/core/guidebook";
import type { Guidebook } from "@cairn/core/guidebook";
import { type JsonPath, parsePath, pathText, readAt } from "./json-path.ts";
import { pluralForms } from "./plural.ts";
import { firstLocale, plainText } from "./text-value.ts";

/** One text to translate. */
export interface Translation {
  /** Of the words, all languages of them. */
  readonly path: JsonPath;
  readonly id: string;
  readonly source: string;
  /** Empty: not translated. */
  readonly target: string;
  /** What people read instead while it is empty. */
  readonly fallback: string;
  readonly isMarkdown: boolean;
  /** A plural form of the target language. */
  readonly category?: string;
}

/** Every text of the guidebook for one language, in its order; of plural texts the forms that the language has. */
export function translationsOf(book: Guidebook, locale: string): readonly Translation[] {
  const first = firstLocale(book);
  const forms = pluralForms(locale);
  // What is put aside is not worth a translator's time.
  const isKept = ({ path }: { readonly path: string }): boolean => {
    const [section, id = ""] = path.split(".");
    return section !== "guides" || book.guides?.[id]?.status !== "archived";
  };
  return textsIn(book)
    .filter(isKept)
    .flatMap(({ path: id, words, isMarkdown, category }): Translation[] => {
      const path = parsePath(id);
      const one = { isMarkdown, locale, first };
      if (category === undefined) return [translation({ ...one, path, words, source: words })];
      // Asked once, at the form that every text has: the target may have more forms than the source, or fewer.
      if (category !== "other") return [];
      const label = path.slice(0, -1);
      const all = readAt(book, label);
      return forms.map((form) => ({
        ...translation({
          ...one,
          path: [...label, form],
          words: isPlural(all) ? all[form as keyof typeof all] : undefined,
          source: words,
        }),
        category: form,
      }));
    });
}

function translation(text: {
  readonly path: JsonPath;
  readonly words: unknown;
  readonly source: unknown;
  readonly isMarkdown: boolean;
  readonly locale: string;
  readonly first: string;
}): Translation {
  const { path, words, locale, first, isMarkdown } = text;
  const own = plainText(words, first);
  const source = own === "" ? plainText(text.source, first) : own;
  const target = typeof words === "string" ? "" : plainText(words, locale);
  // `pt-BR` is served by `pt` before the first language, as browsers are.
  const wider = typeof words === "string" ? "" : plainText(words, locale.split("-", 1)[0] ?? "");
  const fallback = wider === "" ? source : wider;
  return { path, id: pathText(path), source, target, fallback, isMarkdown };
}

/** How many of the texts are translated. Plural forms beside "other" are not asked for: "other" stands in. */
export function completeness(texts: readonly Translation[]): {
  readonly done: number;
  readonly all: number;
} {
  const asked = texts.filter(({ category = "other" }) => category === "other");
  return { done: asked.filter(({ target }) => target !== "").length, all: asked.length };
}
