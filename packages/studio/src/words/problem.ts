import type { Problem } from "@cairn/core";

/** What is wrong at a field, said to the person who filled it in: what to do, not what the schema wanted. */
export function problemWords(problem: Problem): string {
  const own = ownWords(problem);
  if (own !== undefined) return own;
  const hint = problem.hint === undefined ? "" : ` ${sentence(problem.hint)}`;
  return `${sentence(problem.message)}${hint}`;
}

function ownWords({ path, code, found, message }: Problem): string | undefined {
  const keys = path.split(".");
  const last = keys.at(-1) ?? "";
  const field = /^\d+$/.test(last) ? (keys.at(-2) ?? "") : last;
  if (code === "missing-translation") return `Not translated yet: ${message}.`;
  if (code === "unknown-reference") {
    if (found === '""') return EMPTY[field] ?? "Choose one.";
    return `What was chosen here (${found ?? last}) is not there any more. Choose another.`;
  }
  if (found === '""' || found === undefined) {
    const isEvent = field === "name" && (path.includes(".event.") || path.includes(".failures."));
    if (isEvent) return "Choose an event.";
    if (EMPTY[field] !== undefined) return EMPTY[field];
    if (found === '""') return "Fill this in.";
  }
  return WRONG[field];
}

/** For a field that is empty, by its name in the guidebook. */
const EMPTY: Readonly<Record<string, string>> = {
  title: "Give it a title.",
  question: "Write the question.",
  answer: "Write the answer.",
  body: "Say something in it.",
  label: "Say what the button says.",
  href: "Say where it leads: a path such as /invoices, or an address that begins with https://.",
  milestone: "Choose a milestone.",
  guide: "Choose a guide.",
  items: "Add at least one item.",
  selectors: "Say how to find the element, for example #save.",
  property: "Name the property.",
  replyTime: "Say honestly how long an answer takes.",
  pages: "Give a path that begins with /, or remove this line.",
  errors: "Give the words of the error message, or remove this line.",
};

/** For a field that holds something that cannot be used. */
const WRONG: Readonly<Record<string, string>> = {
  atLeast: "Give a whole number of 1 or more.",
  people: "Give a whole number of 2 or more.",
  times: "Give a whole number of 1 or more.",
  expected: "Give a number, for example 3.",
  for: "Give a number, for example 10.",
  atMost: "Give a number, for example 14.",
  href: "Use a path such as /invoices, or an address that begins with https://, mailto: or tel:.",
  pages: "A path begins with /, for example /invoices/*.",
  errors: "Give at least 4 letters, so that it does not match by chance.",
};

/** As a sentence: a capital in front, a full stop behind. */
export function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
