import type { Messages } from "../messages/messages.ts";

/** The English words of the hint. */
export const en = {
  later: "Remind me later",
  never: "Don't show this again",
  tipsOff: "Turn off tips",
  more: "More choices",
  tip: "Tip",
} satisfies Partial<Messages>;
