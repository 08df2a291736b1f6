import type { Messages } from "../messages/messages.ts";

/** The English words of the hint. */
export const en = {
  tip: "Tip",
} satisfies Partial<Messages>;
