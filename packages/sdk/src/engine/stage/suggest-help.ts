import { type CompiledFaq, type CompiledGuidebook, type Facts, isOnPage } from "@cairn/core";

const MOST_SUGGESTED = 3;
// An error message that an author named is the trouble itself; the milestone narrows it down, then the message's words
// and the reason; a page only hints. What was measured to help (±4) decides between answers that fit nearly alike.
const BY_ERROR = 100;
const BY_MILESTONE = 10;
const BY_WORD = 2;
const BY_REASON = 5;
const BY_PAGE = 1;
// One word in common is chance; of a long message more words say no more.
const FEWEST_WORDS = 2;
const MOST_WORDS = 4;
// In the index: more than once in the answer's own text. Question, keywords and errors weigh more.
const TELLING = 2;

/** Answers that fit the errors in sight (lower case; `words` of them), the present stall and the page, best first. */
export function suggestHelp(
  book: CompiledGuidebook,
  { stall, path }: Facts,
  errors: string,
  words: readonly string[],
): readonly CompiledFaq[] {
  const common = book.faqs.map(() => 0);
  for (const word of words) {
    for (const [faq, weight] of Object.hasOwn(book.helpIndex, word) ? book.helpIndex[word]! : []) {
      if (weight >= TELLING) common[faq]!++;
    }
  }
  return book.faqs
    .map((faq, index) => ({ faq, fit: fitOf(faq, common[index]!) }))
    .filter(({ fit }) => fit)
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, MOST_SUGGESTED)
    .map(({ faq }) => faq);

  function fitOf(faq: CompiledFaq, shared: number): number {
    let fit = faq.pages.length > 0 && isOnPage(faq.pages, path ?? "") ? BY_PAGE : 0;
    if (stall && faq.milestones.includes(stall.milestone)) fit += BY_MILESTONE;
    const hasReason = stall && faq.reasons.some((reason) => stall.reasons.includes(reason));
    // A reason alone fits everything: it counts with the milestone or the page that it is about.
    if (hasReason && (fit > 0 || faq.milestones.length + faq.pages.length === 0)) fit += BY_REASON;
    if (shared >= FEWEST_WORDS) fit += BY_WORD * Math.min(shared, MOST_WORDS);
    if (faq.errors.some((text) => errors.includes(text))) fit += BY_ERROR;
    return fit && Math.max(fit + (faq.rank ?? 0), 0.1);
  }
}
