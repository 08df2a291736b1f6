import type { Guidebook } from "@cairn/core/guidebook";
import { isRecord } from "../models/json-path.ts";
import { firstLocale } from "../models/text-value.ts";
import { languageName } from "../models/language.ts";
import { list } from "./list.ts";

/** What became of a text that reads as before in its first language. */
export interface TranslationChange {
  /** "translated into German", "no longer in German". */
  readonly done: string;
  /** The words of the one language that came or went. */
  readonly words?: string;
}

/** For a text that came into its second language, or back to one: it was a string, or is. Undefined for all else. */
export function translationChange(
  before: unknown,
  after: unknown,
  book: Guidebook,
): TranslationChange | undefined {
  const first = firstLocale(book);
  const [was, is] = [textsOf(before, first), textsOf(after, first)];
  if (was === undefined || is === undefined || was.get(first) !== is.get(first)) return undefined;
  const came = [...is.keys()].filter((locale) => !was.has(locale));
  const went = [...was.keys()].filter((locale) => !is.has(locale));
  if ((came.length === 0) === (went.length === 0)) return undefined;
  const which = came.length > 0 ? came : went;
  const names = list(which.map(languageName), "and");
  const texts = came.length > 0 ? is : was;
  const [only = ""] = which;
  return {
    done: came.length > 0 ? `translated into ${names}` : `no longer in ${names}`,
    ...(which.length === 1 ? { words: texts.get(only) ?? "" } : {}),
  };
}

function textsOf(value: unknown, first: string): ReadonlyMap<string, string> | undefined {
  if (typeof value === "string") return new Map([[first, value]]);
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return entries.length === Object.keys(value).length ? new Map(entries) : undefined;
}
