import type { Messages } from "./messages.ts";

/** The English words that no kind of guide brings along. */
export const en = {
  guides: "Guides and help",
  close: "Close",
} satisfies Partial<Messages>;
