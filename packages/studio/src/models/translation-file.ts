import { type Result, fail, ok } from "@cairn/core";
import { type Guidebook, textsIn } from "@cairn/core/guidebook";
import { jsToXliff12, xliff12ToJs } from "xliff";
import { type JsonPath, parsePath, readAt, writeAt } from "./json-path.ts";
import { firstLocale, withWords } from "./text-value.ts";
import { translationsOf } from "./translation.ts";

/** What came of a file, counted in texts. */
export interface TakenFile {
  /** Differ from what the draft had, and stand in it now. */
  readonly changed: number;
  /** Of them, translated from words that have changed since the file was made. */
  readonly outdated: number;
  /** Belong to nothing in the draft any more: left out. */
  readonly unknown: number;
}

interface ReadFile {
  readonly changes: readonly { readonly path: JsonPath; readonly words: unknown }[];
  readonly told: TakenFile;
}

// The one file that all texts of a guidebook stand in, within the exchange file.
const FILE = "guidebook";

/**
 * Every text with its translation as XLIFF 1.2, which translators' tools and agencies open as it is. Each text is known
 * by its place in the guidebook.
 */
export async function toXliff(book: Guidebook, locale: string): Promise<string> {
  const units = translationsOf(book, locale).map(({ id, source, target, category }) => [
    id,
    {
      source,
      target,
      ...(category === undefined ? {} : { note: `Plural form “${category}” of the language` }),
    },
  ]);
  return jsToXliff12({
    sourceLanguage: firstLocale(book),
    targetLanguage: locale,
    resources: { [FILE]: Object.fromEntries(units) },
  });
}

/** What a translated file changes in the draft; else, in words, why it cannot be read. Empty translations change nothing. */
export async function fromXliff(
  book: Guidebook,
  locale: string,
  text: string,
): Promise<Result<ReadFile, string>> {
  let read: Awaited<ReturnType<typeof xliff12ToJs>>;
  try {
    read = await xliff12ToJs(text);
  } catch {
    return fail("This is no XLIFF 1.2 file. Export one here and have that translated.");
  }
  const units = read.resources[FILE];
  if (units === undefined) return fail("This file holds no texts of a guidebook.");
  if (read.targetLanguage !== locale) {
    return fail(
      `This file is for “${String(read.targetLanguage)}”, and “${locale}” is open. Open that language first.`,
    );
  }
  const known = new Map(translationsOf(book, locale).map((one) => [one.id, one]));
  const first = firstLocale(book);
  const changes: { path: JsonPath; words: unknown }[] = [];
  let [outdated, unknown] = [0, 0];
  for (const [id, { source, target }] of Object.entries(units)) {
    if (typeof target !== "string" || target === "") continue;
    const own = known.get(id);
    if (own === undefined) unknown += 1;
    if (own === undefined || own.target === target) continue;
    if (source !== own.source) outdated += 1;
    changes.push({
      path: own.path,
      words: withWords(readAt(book, own.path), first, locale, target),
    });
  }
  return ok({ changes, told: { changed: changes.length, outdated, unknown } });
}

/** The guidebook without a language and all its texts. */
export function withoutLanguage(book: Guidebook, locale: string): Guidebook {
  const first = firstLocale(book);
  const without = textsIn(book).reduce<unknown>((rest, { path: place, words }) => {
    if (typeof words === "string" || words[locale] === undefined) return rest;
    return writeAt(rest, parsePath(place), withWords(words, first, locale, ""));
  }, book) as Guidebook;
  return { ...without, locales: (book.locales ?? ["en"]).filter((one) => one !== locale) };
}
