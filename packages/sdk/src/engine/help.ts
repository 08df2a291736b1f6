import type { CompiledFaq, CompiledGuidebook, Facts } from "@cairn/core";
import { visibleErrors } from "./signals/visible-errors.ts";
import type { HelpOpening } from "../port.ts";
import type { EnginePort } from "./engine-port.ts";
import { suggestHelp } from "./help-suggest.ts";
import type { User } from "./user.ts";

/** Whether help is open, what it suggests, and what is offered to somebody who is stuck. */
export interface Help {
  readonly opening: HelpOpening | undefined;
  readonly suggestions: readonly CompiledFaq[];
  readonly offered: CompiledFaq | undefined;
  /** Decides what is suggested and offered now. `cardMs`: not before, for a person who is typing. */
  decide(book: CompiledGuidebook, facts: Facts, failureText: string, cardMs: number): void;
  start(opening?: HelpOpening): void;
  close(): void;
  /** The answer was read or put away: it is not offered again in this stall. */
  settle(faq: string): void;
  reset(): void;
}

// The page draws its error in the moments around the failed attempt; with it the fitting answer is known.
const ERROR_DRAWN_MS = 250;

/** `onChange` asks for a new decision. */
export function createHelp(port: EnginePort, user: User, onChange: () => void): Help {
  let opening: HelpOpening | undefined;
  let suggestions: readonly CompiledFaq[] = [];
  let offered: CompiledFaq | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = (how: HelpOpening | undefined) => {
    opening = how;
    onChange();
  };
  const offer = ({ help }: CompiledGuidebook, cardMs: number): CompiledFaq | undefined => {
    const { choices, stall } = user.record;
    const [best] = suggestions;
    const isWanted = help.suggestOnStall && stall.current && !choices.tipsOff && !opening;
    if (!isWanted || !best || choices.settledOffers.includes(best.id) || !port.isLeadingTab())
      return;
    const waitMs = Math.max((stall.current?.atMs ?? 0) + ERROR_DRAWN_MS, cardMs) - port.now();
    // What stands there already does not go away because its reader types.
    if (offered || waitMs <= 0) return best;
    timer = setTimeout(onChange, waitMs);
  };

  return {
    get opening() {
      return opening;
    },
    get suggestions() {
      return suggestions;
    },
    get offered() {
      return offered;
    },
    decide(book, facts, failureText, cardMs) {
      clearTimeout(timer);
      const isWorthReading = book.faqs.length > 0 && (facts.stall || opening);
      const errors = isWorthReading ? [...visibleErrors().values(), failureText].join("\n") : "";
      const found = suggestHelp(book, facts, errors);
      if (String(found.map(({ id }) => id)) !== String(suggestions.map(({ id }) => id))) {
        suggestions = found;
      }
      offered = offer(book, cardMs);
    },
    start: (how = {}) => open(how),
    close: () => open(undefined),
    settle(faq) {
      const { settledOffers } = user.record.choices;
      if (!settledOffers.includes(faq)) user.choose({ settledOffers: [...settledOffers, faq] });
    },
    reset() {
      clearTimeout(timer);
      opening = offered = undefined;
      suggestions = [];
    },
  };
}
