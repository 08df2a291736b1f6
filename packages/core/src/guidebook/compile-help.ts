import { pathPatterns } from "../lib/path-patterns.ts";
import { compileAction } from "./compile-action.ts";
import { compileMarkdown } from "./compile-text.ts";
import type { CompiledFaq, CompiledGuidebook, CompiledHelp } from "./compiled.ts";
import type { Faq } from "./faq.ts";
import type { Guidebook } from "./guidebook.ts";
import { buildHelpIndex } from "./help-index.ts";
import type { Localiser } from "./localise.ts";
import { answerRank, type MeasuredHelp } from "./rank.ts";

/** The answers, the popup around them, and the index that its search reads. */
export function compileHelp(
  guidebook: Guidebook,
  localiser: Localiser,
  measured?: MeasuredHelp,
): Pick<CompiledGuidebook, "faqs" | "help" | "helpIndex"> {
  const entries = Object.entries(guidebook.faqs ?? {}).map(([id, faq]) => ({
    faq: { ...compileFaq(id, faq, localiser), ...answerRank(id, faq, measured) },
    keywords: faq.keywords ?? [],
  }));
  return {
    faqs: entries.map(({ faq }) => faq),
    help: compilePopup(guidebook.help, entries.length > 0, localiser),
    helpIndex: buildHelpIndex(entries),
  };
}

function compileFaq(id: string, faq: Faq, localiser: Localiser): CompiledFaq {
  return {
    id,
    question: localiser.text(faq.question),
    answer: compileMarkdown(faq.answer, localiser),
    pages: pathPatterns(faq.pages),
    milestones: faq.milestones ?? [],
    reasons: faq.reasons ?? [],
    errors: (faq.errors ?? []).map((words) => words.toLowerCase()),
    ...compileAction(faq.action, localiser),
  };
}

function compilePopup(
  help: Guidebook["help"],
  hasAnswers: boolean,
  localiser: Localiser,
): CompiledHelp {
  const contact = help?.contact;
  return {
    launcher: help?.launcher ?? hasAnswers,
    title: help?.title === undefined ? "" : localiser.text(help.title),
    ...(contact === undefined
      ? {}
      : {
          contact: {
            label: localiser.text(contact.label),
            replyTime: localiser.text(contact.replyTime),
            ...(contact.href === undefined ? {} : { href: contact.href }),
          },
        }),
    suggestOnStall: help?.suggestOnStall ?? true,
  };
}
