import type { Messages } from "../messages/messages.ts";

/** The English words of the tour. */
export const en = {
  tipsOff: "Turn off tips",
  tourStep: "Step {number} of {total}",
  tourNext: "Next",
  tourBack: "Back",
  tourDone: "Done",
  tourSkip: "Skip",
  tourOnPage: "Do it on the page to go on",
} satisfies Partial<Messages>;
