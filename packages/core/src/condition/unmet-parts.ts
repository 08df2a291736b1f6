import type { Explanation } from "./explain.ts";

/** The parts of a condition that keep it from holding, in words; of one that holds, what makes it hold. */
export function unmetParts({ kind, words, parts, holds }: Explanation): readonly string[] {
  if (parts.length === 0) return [words];
  if (kind === "not") return parts.map((part) => `must not hold: ${part.words}`);
  const failing = parts.filter((part) => part.holds === holds).flatMap(unmetParts);
  return kind === "any" ? ["one of these would do:", ...failing] : failing;
}
