import { expect, it } from "vitest";
import { fieldWords } from "../../src/words/field.ts";

it.each([
  ["guides.start.title", "Title"],
  ["guides.start.items.1.detail", "More words, item 2"],
  ["guides.start.items.0.action.label", "Button, item 1"],
  ["guides.notice.actions.1.label", "Button"],
  ["guides.nps.questions.0.options.2.label", "Words, question 1, answer 3"],
  ["guides.flow.reasons.3.remedy.label", "Button, reason 4"],
  ["guides.month.figures.0.label.one", "Words, figure 1"],
  ["help.contact.replyTime", "Reply time"],
])("a translator knows what the text at %s is: %s", (id, words) => {
  expect(fieldWords(id)).toBe(words);
});
