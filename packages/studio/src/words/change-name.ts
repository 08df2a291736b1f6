import type { Guidebook } from "@cairn/core/guidebook";
import { brief } from "../models/brief.ts";
import { isRecord, readAt } from "../models/json-path.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { isButtonText } from "./field.ts";
import { fieldName, memberName } from "./field-name.ts";
import { languageName } from "../models/language.ts";
import { partTitle } from "./part-place.ts";

/** The name under which a change of order stands beside the members. */
export const ORDER = "(order)";

// Enough to know which question it is; its own change stands behind.
const LONGEST_NAME = 60;

/**
 * What a place is called from its part on, the first `root` keys of `path`: "Item “Send an invoice” › Title", "Text in
 * Arabic". `words`: what stands there, for a member of a list as a whole.
 */
export function changeName(
  path: readonly string[],
  root: number,
  book: Guidebook,
  words = "",
): string {
  if (path.length <= root) return partTitle(path, book);
  const names: string[] = [];
  for (let depth = root; depth < path.length; depth += 1) {
    const name = path[depth] ?? "";
    const parent = path[depth - 1] ?? "";
    if (name === ORDER) names.push("Order");
    else if (names.length > 0 && isLanguage(name, parent))
      names.push(`${names.pop()} in ${languageName(name)}`);
    else if (depth === 2 && path[0] === "milestones" && name === "when") names.push("Condition");
    else if (/^\d+$/.test(name))
      names[names.length - 1] = `${memberName(parent)} ${Number(name) + 1}`;
    else if (MEMBER_LISTS.includes(parent)) {
      const isLast = depth === path.length - 1;
      const called =
        isLast && words.startsWith("“") ? words : memberTitle(path.slice(0, depth + 1), book);
      names[names.length - 1] = `${memberName(parent)} ${called}`;
    } else if (name === "label" && !isButtonText(path.slice(0, depth))) names.push("Words");
    else names.push(fieldName(name));
  }
  return names.join(" › ");
}

/** “Send an invoice”: a member of a list, which the last key names by its id; by its words where it has some. */
export function memberTitle(path: readonly string[], book: Guidebook): string {
  const id = path.at(-1) ?? "";
  const member = memberAt(book, path);
  const { title, label, body } = isRecord(member) ? member : {};
  const words = plainText(title ?? label ?? body, firstLocale(book));
  return `“${brief(words || id, LONGEST_NAME)}”`;
}

/** What stands at a path that names members of lists by their id. */
function memberAt(book: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      Array.isArray(value)
        ? (value.find((one) => isRecord(one) && one["id"] === key) ?? value[Number(key)])
        : readAt(value, [key]),
    book,
  );
}

const MEMBER_LISTS: readonly string[] = [
  "items",
  "steps",
  "questions",
  "options",
  "choices",
  "reasons",
];
const TEXTS: readonly string[] = [
  "title",
  "body",
  "intro",
  "detail",
  "done",
  "label",
  "question",
  "answer",
  "replyTime",
  "thanks",
  "low",
  "high",
];

function isLanguage(name: string, parent: string): boolean {
  return TEXTS.includes(parent) && /^[a-z]{2,3}(-|$)/i.test(name);
}
