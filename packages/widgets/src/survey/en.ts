import type { Messages } from "../messages/messages.ts";

/** The English words of the survey. */
export const en = {
  surveyStep: "Question {number} of {total}",
  npsLow: "Not at all likely",
  npsHigh: "Extremely likely",
  csatLow: "Very dissatisfied",
  csatHigh: "Very satisfied",
  cesLow: "Very difficult",
  cesHigh: "Very easy",
  askNext: "Next",
  askSkip: "Skip",
  askSend: "Send",
  askBack: "Back",
  askNever: "Don't ask again",
  surveyThanks: "Thank you, that helps.",
} satisfies Partial<Messages>;
