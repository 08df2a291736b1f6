import type { Signal } from "@preact/signals-core";
import type { CompiledFaq, CompiledGuidebook, Stop } from "@cairn/core";
import { searchWords } from "@cairn/core/search";
import type { HelpActs, HelpOpening } from "../../port.ts";
import { visibleErrors } from "../signals/visible-errors.ts";
import type { Backstage, View } from "../stage.ts";
import { createHelpActs } from "./help-acts.ts";
import { suggestHelp } from "./suggest-help.ts";
import { isShownTo } from "./withhold.ts";

/** What the help popup shows. */
export interface HelpShown {
  readonly open: Signal<HelpOpening | undefined>;
  readonly suggestions: Signal<readonly CompiledFaq[]>;
  readonly offered: Signal<CompiledFaq | undefined>;
}

/** Finds answers, and tells what a person does with them. A chunk of its own: no checklist needs it. */
export interface Answers extends HelpActs {
  /** Decides what is suggested and offered now. */
  update(view: View): void;
  readonly stop: Stop;
}

// The page draws its error in the moments around the failed attempt; with it the fitting answer is known.
const ERROR_DRAWN_MS = 250;
// A quiet card only waits for a pause between keystrokes.
const PAUSE_MS = 400;

export function createAnswers(
  backstage: Backstage,
  book: CompiledGuidebook,
  { open, suggestions, offered }: HelpShown,
  followLink: (href: string) => void,
): Answers {
  const { port, user, onChange } = backstage;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const offer = (): CompiledFaq | undefined => {
    const { choices } = user.kept;
    const [, stuckMs] = user.kept.stall;
    const [best] = suggestions.value;
    const isWanted = book.help.suggestOnStall && !choices.tipsOff && !backstage.opening;
    if (!isWanted || !stuckMs || !best || choices.settledOffers.includes(best.id)) return;
    if (!port.isLeadingTab()) return;
    const waitMs =
      Math.max(stuckMs + ERROR_DRAWN_MS, (backstage.edited?.atMs ?? 0) + PAUSE_MS) - port.now();
    // What stands there already does not go away because its reader types.
    if (offered.value || waitMs <= 0) return best;
    timer = setTimeout(onChange, waitMs);
  };

  return {
    ...createHelpActs(backstage, book, followLink),
    update({ facts, failed }) {
      clearTimeout(timer);
      open.value = backstage.opening;
      const isWorthReading = book.faqs.length > 0 && (facts.stall || backstage.opening);
      const errors = isWorthReading ? [...visibleErrors().values(), textOf(failed)].join("\n") : "";
      const found = suggestHelp(book, facts, errors, searchWords(errors));
      if (String(found.map(({ id }) => id)) !== String(suggestions.value.map(({ id }) => id))) {
        suggestions.value = found;
      }
      const answer = offer();
      // Nobody asked for it: the global holdout goes without it, too.
      offered.value = answer && isShownTo(backstage, book, { id: "" }) ? answer : undefined;
    },
    stop: () => clearTimeout(timer),
  };
}

/** What the failed attempt's properties say, lower case. */
function textOf(failed: View["failed"]): string {
  return Object.values(failed?.properties ?? {})
    .filter((value) => typeof value === "string")
    .join("\n")
    .toLowerCase();
}
