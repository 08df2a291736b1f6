import type { Messages } from "../messages/messages.ts";

/** The English words of the cancel flow. */
export const en = {
  cancelGoOn: "Go on to cancel",
} satisfies Partial<Messages>;
