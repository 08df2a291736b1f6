/** What a reason for giving events up means, and what to do about it. */
export interface DropReason {
  readonly title: string;
  readonly means: string;
  readonly todo: string;
}

/** A reason as browsers tell it; one that is not known here is shown as it came. */
export function dropReason(reason: string): DropReason {
  return REASONS.get(reason) ?? { title: reason, means: "Told by a sender.", todo: ELSEWHERE };
}

const ELSEWHERE = "Look up the word in the sender's own documentation.";

/** By the words of `packages/sdk` (`onDrop`) and of `docs/delivery.md`. */
const REASONS: ReadonlyMap<string, DropReason> = new Map(
  Object.entries({
    full: {
      title: "No room in the outbox",
      means:
        "More than 5 000 events or 8 MiB waited in one browser, because it could not reach the collector. Page views went first.",
      todo: "Check that your pages may reach the collector: content policy, ad blockers, an outage.",
    },
    quota: {
      title: "No room in the browser",
      means: "The browser refused to store more for your site. The less important half went.",
      todo: "See what else your product stores there; the page can ask to keep it with navigator.storage.persist().",
    },
    age: {
      title: "Too old",
      means: "They waited 14 days without reaching the collector.",
      todo: "Nothing for people who were simply away. Many at once: look for an outage two weeks ago.",
    },
    storm: {
      title: "Too many at once",
      means: "A page made more than 1 000 events at once, then more than ten a second.",
      todo: "Look for a track() call in a loop or in something that runs on every render or scroll.",
    },
    memory: {
      title: "Ended with the page",
      means:
        "The browser let nothing be stored, and more waited than a page can send or write down as it goes away.",
      todo: "Nothing for private windows. Many at once: look for an outage, or for a track() call in a loop.",
    },
    "consent-pending": {
      title: "Waited for consent",
      means: "More than 200 events waited in memory for an answer to the consent question.",
      todo: "Ask earlier, or track less before the answer.",
    },
    "consent-denied": {
      title: "Consent denied",
      means: "The person said no, so what waited was thrown away.",
      todo: "Nothing: that is what they asked for.",
    },
    malformed: {
      title: "Not readable",
      means: "The collector refused the event even when it was sent alone.",
      todo: "Compare the call with the examples under Install; the dead letters tell more.",
    },
    "too-large": {
      title: "Too large",
      means: "One event was larger than the collector takes: 32 KiB.",
      todo: "Send ids instead of whole objects in its properties.",
    },
    other: {
      title: "Other reasons",
      means: "Reasons beyond the first 60 are counted together.",
      todo: "Somebody may be making reasons up with your write key.",
    },
  }),
);
