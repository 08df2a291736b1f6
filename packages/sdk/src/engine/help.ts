import type { CompiledFaq, CompiledGuidebook, Facts, JsonObject } from "@cairn/core";
import { visibleErrors } from "../capture/signals-error.ts";
import type { HelpOpening } from "../port.ts";
import { followLink } from "./act.ts";
import type { EnginePort } from "./engine-port.ts";
import { searchHelp } from "./help-search.ts";
import { suggestHelp } from "./help-suggest.ts";
import type { User } from "./user.ts";

/** The help popup's state and verbs, as far as they do not concern drawing. */
export interface Help {
  readonly opening: HelpOpening | undefined;
  readonly suggestions: readonly CompiledFaq[];
  readonly offered: CompiledFaq | undefined;
  /** Decides what is suggested and offered now. `cardMs`: not before, for a person who is typing. */
  decide(book: CompiledGuidebook, facts: Facts, failureText: string, cardMs: number): void;
  search(query: string): readonly CompiledFaq[];
  searched(query: string, results: number): void;
  viewed(faq: string): void;
  rated(faq: string, helpful: boolean): void;
  contact(context: { readonly query?: string; readonly faq?: string }): void;
  start(opening?: HelpOpening): void;
  close(): void;
  decline(faq: string): void;
  reset(): void;
}

/** What the help tells while it works. */
export interface HelpEvents {
  onChange(): void;
  onSearch(answered: boolean): void;
}

// The page draws its error in the moments around the failed attempt; with it the fitting answer is known.
const ERROR_DRAWN_MS = 250;
const MOST_QUERY = 100;

export function createHelp(port: EnginePort, user: User, events: HelpEvents): Help {
  let book: CompiledGuidebook | undefined;
  let opening: HelpOpening | undefined;
  let suggestions: readonly CompiledFaq[] = [];
  let offered: CompiledFaq | undefined;
  let hasSearched = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const settle = (faq: string) => {
    const { settledOffers } = user.record.choices;
    if (!settledOffers.includes(faq)) user.choose({ settledOffers: [...settledOffers, faq] });
  };
  const offer = (cardMs: number): CompiledFaq | undefined => {
    const { choices, stall } = user.record;
    const [best] = suggestions;
    if (!book?.help.suggestOnStall || !stall.current || !best || choices.tipsOff || opening) {
      return undefined;
    }
    if (choices.settledOffers.includes(best.id) || !port.isLeadingTab()) return undefined;
    const dueMs = Math.max(stall.current.atMs + ERROR_DRAWN_MS, cardMs);
    // What stands there already does not go away because its reader types.
    if (offered || dueMs <= port.now()) return best;
    timer = setTimeout(events.onChange, dueMs - port.now());
    return undefined;
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
    decide(now, facts, failureText, cardMs) {
      clearTimeout(timer);
      book = now;
      const isWorthReading = now.faqs.length > 0 && (facts.stall || opening);
      const errors = isWorthReading ? [...visibleErrors().values(), failureText].join("\n") : "";
      const found = suggestHelp(now, facts, errors);
      if (String(found.map(({ id }) => id)) !== String(suggestions.map(({ id }) => id))) {
        suggestions = found;
      }
      offered = offer(cardMs);
    },
    search: (query) => (book ? searchHelp(book, query) : []),
    searched(query, results) {
      hasSearched = true;
      port.record("Help Searched", { query: query.trim().slice(0, MOST_QUERY), results });
      events.onSearch(false);
    },
    viewed(faq) {
      port.record("Help Answer Viewed", { faq, ...about() });
      if (hasSearched) events.onSearch(true);
      hasSearched = false;
      settle(faq);
    },
    rated: (faq, helpful) => port.record("Help Answer Rated", { faq, helpful, ...about() }),
    contact(context) {
      port.record("Help Contact Requested", { ...context, ...about() });
      port.emit("contact", context);
      const isHandled = port.guard(() => port.config.onContact?.(context) ?? !!port.config.onContact, false);
      const href = book?.help.contact?.href;
      if (!isHandled && href) followLink(href);
    },
    start(how = {}) {
      opening = how;
      events.onChange();
    },
    close() {
      opening = undefined;
      events.onChange();
    },
    decline: settle,
    reset() {
      clearTimeout(timer);
      opening = offered = undefined;
      suggestions = [];
    },
  };

  function about(): JsonObject {
    const { current } = user.record.stall;
    return { path: port.path(), ...(current ? { milestone: current.milestone } : {}) };
  }
}
