import { searchWords } from "../lib/search-words.ts";
import type { CompiledFaq, CompiledGuidebook } from "./compiled.ts";
import { plainText } from "./plain-text.ts";

const QUESTION = 3;
const KEYWORD = 3;
const ERROR = 2;
const ANSWER = 1;

// Words that stand in nearly every English question and so tell no answer from another.
const STOP_WORDS = new Set(
  "a an and are as at be by can do does for from how i if in is it my of on or the this to we what when where why will with you your".split(
    " ",
  ),
);

/** Word → answers that hold it, best first; a word's weight adds up over question, keywords, errors and answer. */
export function buildHelpIndex(
  faqs: readonly { readonly faq: CompiledFaq; readonly keywords: readonly string[] }[],
): CompiledGuidebook["helpIndex"] {
  const index = new Map<string, Map<number, number>>();
  faqs.forEach(({ faq, keywords }, position) => {
    const sources = [
      [faq.question, QUESTION],
      [keywords.join(" "), KEYWORD],
      [faq.errors.join(" "), ERROR],
      [plainText(faq.answer), ANSWER],
    ] as const;
    for (const [text, weight] of sources) {
      for (const word of searchWords(text)) {
        if (STOP_WORDS.has(word)) continue;
        const found = index.get(word) ?? new Map<number, number>();
        found.set(position, (found.get(position) ?? 0) + weight);
        index.set(word, found);
      }
    }
  });
  return Object.fromEntries(
    [...index].map(([word, found]) => [word, [...found].toSorted((a, b) => b[1] - a[1])]),
  );
}
