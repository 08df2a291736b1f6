import { slugFor } from "./slug.ts";

/** An id for a new row after `rows`: "step-3" behind two others, and none of theirs. */
export function rowId(rows: unknown, word: string): string {
  const list: readonly unknown[] = Array.isArray(rows) ? rows : [];
  const taken = list.map((row) => String((row as { readonly id?: unknown } | null)?.id));
  return slugFor(`${word} ${list.length + 1}`, taken, word);
}
