import type { CompiledGuidebook, JsonObject } from "@cairn/core";
import type { HelpPort } from "../../port.ts";
import type { Backstage } from "../stage.ts";
import { followLink } from "./follow-link.ts";
import { searchHelp } from "./search-help.ts";

/** The part of the help's port that acts; the rest are signals. */
export type HelpVerbs = Omit<HelpPort, "open" | "suggestions" | "offered">;

const MOST_QUERY = 100;

/** What a person can do in the help popup, with its events. */
export function createHelpVerbs(backstage: Backstage, book: CompiledGuidebook): HelpVerbs {
  const { port, user, help, onSearch, searchWords } = backstage;
  let hasSearched = false;
  const record = (event: string, properties: JsonObject) => {
    const { current } = user.record.stall;
    const milestone = current ? { milestone: current.milestone } : {};
    port.record(event, { ...properties, path: port.path(), ...milestone });
  };
  return {
    search: (query) => searchHelp(book, searchWords(query)),
    searched(query, results) {
      hasSearched = true;
      record("Help Searched", { query: query.trim().slice(0, MOST_QUERY), results });
      onSearch(false);
    },
    viewed(faq) {
      record("Help Answer Viewed", { faq });
      if (hasSearched) onSearch(true);
      hasSearched = false;
      help.settle(faq);
    },
    rated: (faq, helpful) => record("Help Answer Rated", { faq, helpful }),
    contact(context) {
      record("Help Contact Requested", { ...context });
      port.emit("contact", context);
      const { onContact } = port.config;
      const isHandled = onContact && port.guard(() => onContact(context) !== false, false);
      const href = book.help.contact?.href;
      if (!isHandled && href) followLink(backstage, href);
    },
    start: (opening) => help.start(opening),
    close: () => help.close(),
    decline: (faq) => help.settle(faq),
  };
}
