import type { Messages } from "../messages/messages.ts";

/** The English words of the welcome question. */
export const en = {
  askNext: "Next",
  askSkip: "Skip",
} satisfies Partial<Messages>;
