import type { Messages } from "../messages/messages.ts";

/** The English words of the help. */
export const en = {
  tipsOn: "Turn on",
  tipsAreOff: "Tips are off.",
  search: "Search for an answer",
  suggested: "May help here",
  questions: "Common questions",
  answers: { one: "{count} answer", other: "{count} answers" },
  noAnswers: "No answer for “{query}” yet",
  noAnswersHint: "Try one or two plain words, such as the name of the page.",
  nothingYet: "There are no answers here yet.",
  back: "All answers",
  didHelp: "Did this help?",
  yes: "Yes",
  no: "No",
  thanksYes: "Good to know, thank you.",
  thanksNo: "Thank you, we will write it better.",
  thanksNoContact: "Thank you. A person can look at it with you:",
  mayHelp: "This may help",
  showAnswer: "Show the answer",
  notNow: "Not now",
} satisfies Partial<Messages>;
