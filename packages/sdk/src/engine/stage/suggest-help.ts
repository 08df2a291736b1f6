import type { CompiledFaq, CompiledGuidebook, Facts, isOnPage } from "@cairn/core";

const MOST_SUGGESTED = 3;
// An error message names the trouble; the milestone and the reason narrow it down; a page only hints.
const BY_ERROR = 100;
const BY_MILESTONE = 10;
const BY_REASON = 5;
const BY_PAGE = 1;

/** Answers that fit the errors in sight (lower case), the present stall and the page, best first. */
export function suggestHelp(
  book: CompiledGuidebook,
  { stall, path }: Facts,
  errors: string,
  isOn: typeof isOnPage,
): readonly CompiledFaq[] {
  return book.faqs
    .map((faq) => ({ faq, fit: fitOf(faq) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, MOST_SUGGESTED)
    .map(({ faq }) => faq);

  function fitOf(faq: CompiledFaq): number {
    let fit = faq.pages.length > 0 && isOn(faq.pages, path ?? "") ? BY_PAGE : 0;
    if (stall && faq.milestones.includes(stall.milestone)) fit += BY_MILESTONE;
    const hasReason = stall && faq.reasons.some((reason) => stall.reasons.includes(reason));
    // A reason alone fits everything: it counts with the milestone or the page that it is about.
    if (hasReason && (fit > 0 || faq.milestones.length + faq.pages.length === 0)) fit += BY_REASON;
    if (faq.errors.some((words) => errors.includes(words))) fit += BY_ERROR;
    return fit;
  }
}
