import type { Problem } from "@cairn/core";
import { languageName } from "../models/language.ts";

/** What is wrong at a field, said to the person who filled it in: what to do, not what the schema wanted. */
export function problemWords(problem: Problem): string {
  const own = ownWords(problem);
  if (own !== undefined) return own;
  const hint = problem.hint === undefined ? "" : ` ${sentence(problem.hint)}`;
  return `${sentence(problem.message)}${hint}`;
}

function ownWords({ path, code, found, message, expected = "" }: Problem): string | undefined {
  const all = path.split(".");
  // Of one language: the field is the text that it belongs to.
  const isOneLanguage =
    EMPTY[all.at(-1) ?? ""] === undefined && EMPTY[all.at(-2) ?? ""] !== undefined;
  const keys = found === '""' && isOneLanguage ? all.slice(0, -1) : all;
  const last = keys.at(-1) ?? "";
  const field = /^\d+$/.test(last) ? (keys.at(-2) ?? "") : last;
  if (code === "missing-translation") return `Not translated yet: ${message}.`;
  // What is written in the hint is for a file; which language it is stands in the message alone.
  const language = languageName(/"([\w-]+)"/.exec(message)?.[1] ?? "");
  if (code === "incomplete-locale") {
    return `${language} has ${found} of ${expected} texts. The rest is read in another language.`;
  }
  if (code === "undeclared-locale") {
    return `This is written in ${language}, too, which nobody gets: add it under Translations.`;
  }
  if (code === "unknown-reference") {
    if (found === '""') return EMPTY[field] ?? "Choose one.";
    return `What was chosen here (${found ?? last}) is not there any more. Choose another.`;
  }
  if (code === "unsafe-link") {
    return `A link leads to a path such as /invoices, or to an address that begins with https://, mailto: or tel:. This one does not: ${found ?? ""}`;
  }
  if (code === "asks-again") {
    return "This way leads back to a question that was asked before. Choose a later one.";
  }
  if (code === "unreachable") {
    const one = keys.includes("questions") ? "question" : "step";
    return `Nobody gets to ${one} ${Number(last) + 1}, since every way before it leads past it: let one lead there, or remove it.`;
  }
  // Each is well-formed; the message says which two do not go together.
  if (code.startsWith("impossible")) return undefined;
  if (found === '""' || code === "missing") {
    const isEvent = field === "name" && (path.includes(".event.") || path.includes(".failures."));
    if (isEvent) return "Choose an event.";
    const list = keys.findLast((key) => LABELS[key] !== undefined) ?? "";
    if (field === "label" && LABELS[list] !== undefined) return LABELS[list];
    if (field === "title" && keys.includes("questions")) return EMPTY["question"];
    if (message.includes("two goals")) return "Name at least two goals below.";
    if (EMPTY[field] !== undefined) return EMPTY[field];
    if (found === '""') return "Fill this in.";
  }
  if (/^(at most \d+ char|give at least|a share)/.test(expected)) return sentence(expected);
  if (expected.startsWith("a duration"))
    return WRONG[field] ?? "Give a length of time, for example 7.";
  return WRONG[field];
}

/** The words of a row, by its list. */
const LABELS: Readonly<Record<string, string>> = {
  options: "Write the answer.",
  reasons: "Write the reason.",
  remedy: "Say what the button says.",
  figures: "Say what the number counts.",
};

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
  steps: "Add at least one step.",
  questions: "Add at least one question.",
  figures: "Add at least one figure.",
  reasons: "Add at least one reason.",
  options: "Add at least two answers.",
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
  perSession: "Give a whole number of 0 or more.",
  perDay: "Give a whole number of 0 or more.",
  perWeek: "Give a whole number of 0 or more.",
  priority: "Give a whole number from −100 to 100.",
  most: "Give a whole number from 1 to 1000.",
  scale: "Give a number above 0.",
  currency: "Give three capital letters, for example EUR.",
  inline: "Give a number of pixels.",
  block: "Give a number of pixels.",
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
