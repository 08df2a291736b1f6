import type { Messages } from "./messages.ts";

/** The English words that several kinds of guides say, or none of them. */
export const en = {
  guides: "Guides and help",
  close: "Close",
  help: "Help",
  gotIt: "Got it",
  later: "Remind me later",
  never: "Don't show this again",
  more: "More choices",
} satisfies Partial<Messages>;
