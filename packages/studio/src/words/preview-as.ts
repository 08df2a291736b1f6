import type { PreviewedPerson } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import { reasonWords } from "./reach.ts";

/** Whether a guide would show to somebody now, and why not. */
export function previewedWords(
  { verdict, path }: PreviewedPerson,
  guide: string,
  book: Guidebook,
): string {
  const where = path === undefined ? "" : ` on ${path}, where they were last`;
  if (verdict.kind === "would") return `It would show to them now${where}.`;
  const reason = { people: 1, some: [], ...verdict };
  const words = reasonWords(reason, guide, book);
  return verdict.kind === "unknown"
    ? `Not known: ${lower(words)}.`
    : `It would not show to them now${where}. ${words}.`;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
