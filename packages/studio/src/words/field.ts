const WORDS: Readonly<Record<string, string>> = {
  title: "Title",
  label: "Words",
  question: "Question",
  replyTime: "Reply time",
  intro: "Introduction",
  detail: "More words",
  done: "When done",
  body: "Words",
  answer: "Answer",
  low: "Lowest score",
  high: "Highest score",
  thanks: "At the end",
};
const LISTS: Readonly<Record<string, string>> = {
  items: "item",
  steps: "step",
  questions: "question",
  options: "answer",
  reasons: "reason",
  figures: "figure",
};

/** What holds the words of a button under "label". */
const BUTTONS: ReadonlySet<string> = new Set(["action", "actions", "contact", "remedy"]);

/** Whether a "label" below these keys is what a button says. */
export function isButtonText(keys: readonly string[]): boolean {
  return keys.some((key) => BUTTONS.has(key));
}

/** What a text is, by its place: `guides.start.items.1.title` is "Title, item 2". */
export function fieldWords(id: string): string {
  const keys = id.split(".");
  const key = keys.findLast((one) => WORDS[one] !== undefined) ?? "";
  const places = keys.flatMap((one, index) =>
    LISTS[one] === undefined ? [] : [`${LISTS[one]} ${Number(keys[index + 1]) + 1}`],
  );
  const isButton = key === "label" && isButtonText(keys);
  return [isButton ? "Button" : (WORDS[key] ?? key), ...places].join(", ");
}
