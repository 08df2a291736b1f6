import type { CompiledGuidebook, JsonObject } from "@cairn/core";
import { searchWords } from "@cairn/core/search";
import type { HelpActs } from "../../port.ts";
import type { Backstage } from "../stage.ts";
import { searchHelp } from "./search-help.ts";

const MOST_QUERY = 100;

/** What a person can do in the help popup, with its events. */
export function createHelpActs(
  { port, user, feed }: Backstage,
  book: CompiledGuidebook,
  followLink: (href: string) => void,
): HelpActs {
  let hasSearched = false;
  const record = (event: string, properties: JsonObject) => {
    const [state, stuckMs] = user.kept.stall;
    const milestone = stuckMs ? { milestone: state![0] } : {};
    port.record(event, { ...properties, path: port.path(), ...milestone });
  };
  const onSearch = (answered: boolean) => {
    hasSearched = !answered;
    feed({ kind: "help-search", atMs: port.now(), path: port.path(), answered });
  };
  /** The answer was read or put away: it is not offered again in this stall. */
  const settle = (faq: string) => {
    const { settledOffers } = user.kept.choices;
    if (!settledOffers.includes(faq)) user.choose({ settledOffers: [...settledOffers, faq] });
  };
  return {
    decline: settle,
    search: (query) => searchHelp(book, searchWords(query)),
    searched(query, results) {
      record("Help Searched", { query: query.trim().slice(0, MOST_QUERY), results });
      onSearch(false);
    },
    viewed(faq) {
      record("Help Answer Viewed", { faq });
      if (hasSearched) onSearch(true);
      settle(faq);
    },
    rated: (faq, helpful) => record("Help Answer Rated", { faq, helpful }),
    contact(context) {
      record("Help Contact Requested", { ...context });
      port.emit("contact", context);
      const { onContact } = port.config;
      const isHandled = onContact && port.guard(() => onContact(context) !== false);
      const href = book.help.contact?.href;
      if (!isHandled && href) followLink(href);
    },
  };
}
