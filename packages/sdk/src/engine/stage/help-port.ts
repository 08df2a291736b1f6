import { type CompiledGuidebook, type JsonObject, searchWords } from "@cairn/core";
import type { HelpPort } from "../../port.ts";
import type { Backstage } from "../stage.ts";
import { followLink } from "./follow-link.ts";
import type { Help } from "./help.ts";
import { searchHelp } from "./search-help.ts";

const MOST_QUERY = 100;

/** What a person can do in the help popup, with its events. */
export function createHelpPort(
  { port, user, feed }: Backstage,
  book: CompiledGuidebook,
  help: Help,
): HelpPort {
  let hasSearched = false;
  const record = (event: string, properties: JsonObject) => {
    const { current } = user.record.stall;
    const milestone = current ? { milestone: current.milestone } : {};
    port.record(event, { ...properties, path: port.path(), ...milestone });
  };
  const onSearch = (answered: boolean) => {
    hasSearched = !answered;
    feed({ kind: "help-search", atMs: port.now(), path: port.path(), answered });
  };
  const { open, suggestions, offered, start, close, settle } = help;
  return {
    open,
    suggestions,
    offered,
    start,
    close,
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
      const isHandled = onContact && port.guard(() => onContact(context) !== false, false);
      const href = book.help.contact?.href;
      if (!isHandled && href) followLink(href);
    },
  };
}
