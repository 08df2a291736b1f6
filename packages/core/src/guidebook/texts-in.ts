import { isPlural } from "./figure.ts";
import { isRecord, visitObjects } from "./visit-values.ts";

const TEXT_KEYS = [
  "title",
  "label",
  "question",
  "replyTime",
  "intro",
  "detail",
  "done",
  "body",
  "answer",
  "low",
  "high",
  "thanks",
];
/** Keys of texts that are Markdown. */
export const MARKDOWN_KEYS = ["intro", "detail", "body", "answer"];

/** Words that end users read: one string in the first locale, or one per locale. */
export interface FoundText {
  /** Such as `guides.start.items.0.title`, of a plural form `….label.one`. */
  readonly path: string;
  readonly words: string | Readonly<Record<string, unknown>>;
  readonly isMarkdown: boolean;
  /** A plural form: not every locale has it, and "other" is needed everywhere. */
  readonly category?: string;
}

/** Every text of a guidebook, in its order. Reads drafts of any shape. */
export function textsIn(input: unknown): readonly FoundText[] {
  const found: FoundText[] = [];
  const enter = (path: string, words: unknown, isMarkdown: boolean, category?: string): void => {
    if (typeof words !== "string" && !isRecord(words)) return;
    found.push({ path, words, isMarkdown, ...(category === undefined ? {} : { category }) });
  };
  visitObjects(input, ({ path, value }) => {
    // Only the studio shows the title of a segment.
    if (path[0] === "segments") return;
    for (const key of TEXT_KEYS) {
      const words = value[key];
      const at = [...path, key].join(".");
      if (!isPlural(words)) enter(at, words, MARKDOWN_KEYS.includes(key));
      else {
        for (const [category, form] of Object.entries(words)) {
          enter(`${at}.${category}`, form, false, category);
        }
      }
    }
  });
  return found;
}
