import type { Messages } from "../messages/messages.ts";

/** The English words of the hint. */
export const en = {
  tipsOff: "Turn off tips",
  tip: "Tip",
} satisfies Partial<Messages>;
