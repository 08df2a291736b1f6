import type { Messages } from "../messages/messages.ts";

/** The English words of the notice. */
export const en = {
  gotIt: "Got it",
} satisfies Partial<Messages>;
