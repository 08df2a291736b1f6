import type { CompiledFaq, CompiledGuidebook } from "@cairn/core";

// A list that is longer than a screen is not read.
const MOST_ANSWERS = 8;

/** Answers to a query's words, best first: more of its words, then more weight. The last word may be unfinished. */
export function searchHelp(
  book: CompiledGuidebook,
  words: readonly string[],
): readonly CompiledFaq[] {
  const scores = new Map<number, number>();
  words.forEach((word, position) => {
    const isLast = position === words.length - 1;
    const found = new Map<number, number>();
    for (const [known, entries] of Object.entries(book.helpIndex)) {
      if (known !== word && !(isLast && known.startsWith(word))) continue;
      for (const [faq, weight] of entries) {
        found.set(faq, Math.max(found.get(faq) ?? 0, weight));
      }
    }
    // Weights stay far below 1000, so one more word always counts for more.
    for (const [faq, weight] of found) scores.set(faq, (scores.get(faq) ?? 0) + 1000 + weight);
  });
  return [...scores]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST_ANSWERS)
    .flatMap(([faq]) => book.faqs[faq] ?? []);
}
