import type { Messages } from "../messages/messages.ts";

/** The English words of every card beside an element. */
export const en = {
  tipsOff: "Turn off tips",
} satisfies Partial<Messages>;
