import { signal } from "@preact/signals-core";
import type { CompiledFaq, CompiledGuidebook, Stop } from "@cairn/core";
import type { HelpOpening, HelpPort } from "../../port.ts";
import type { Backstage, View } from "../stage.ts";
import { suggestHelp } from "./suggest-help.ts";

/** Whether help is open, what it suggests, and what is offered to somebody who is stuck. */
export interface Help extends Pick<HelpPort, "open" | "suggestions" | "offered"> {
  /** Decides what is suggested and offered now. */
  update(view: View): void;
  start(opening?: HelpOpening): void;
  close(): void;
  /** The answer was read or put away: it is not offered again in this stall. */
  settle(faq: string): void;
  readonly stop: Stop;
}

// The page draws its error in the moments around the failed attempt; with it the fitting answer is known.
const ERROR_DRAWN_MS = 250;
// A quiet card only waits for a pause between keystrokes.
const PAUSE_MS = 400;

export function createHelp(backstage: Backstage, book: CompiledGuidebook): Help {
  const { port, user, visibleErrors, isOnPage, onChange } = backstage;
  const open = signal(backstage.opening);
  const suggestions = signal<readonly CompiledFaq[]>([]);
  const offered = signal<CompiledFaq | undefined>(undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const start = (opening: HelpOpening | undefined) => {
    backstage.opening = opening;
    onChange();
  };
  const offer = (): CompiledFaq | undefined => {
    const { choices, stall } = user.record;
    const [best] = suggestions.value;
    const isWanted = book.help.suggestOnStall && !choices.tipsOff && !backstage.opening;
    if (!isWanted || !stall.current || !best || choices.settledOffers.includes(best.id)) return;
    if (!port.isLeadingTab()) return;
    const waitMs =
      Math.max(stall.current.atMs + ERROR_DRAWN_MS, backstage.edited.atMs + PAUSE_MS) - port.now();
    // What stands there already does not go away because its reader types.
    if (offered.value || waitMs <= 0) return best;
    timer = setTimeout(onChange, waitMs);
  };

  return {
    open,
    suggestions,
    offered,
    update({ facts, failed }) {
      clearTimeout(timer);
      open.value = backstage.opening;
      const isWorthReading = book.faqs.length > 0 && (facts.stall || backstage.opening);
      const errors = isWorthReading ? [...visibleErrors().values(), textOf(failed)].join("\n") : "";
      const found = suggestHelp(book, facts, errors, isOnPage);
      if (String(found.map(({ id }) => id)) !== String(suggestions.value.map(({ id }) => id))) {
        suggestions.value = found;
      }
      offered.value = offer();
    },
    start: (opening = {}) => start(opening),
    close: () => start(undefined),
    settle(faq) {
      const { settledOffers } = user.record.choices;
      if (!settledOffers.includes(faq)) user.choose({ settledOffers: [...settledOffers, faq] });
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
