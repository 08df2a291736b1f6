import { isReservedEvent } from "@cairn/core";
import type { SeenEvent } from "@cairn/core/api";

/**
 * The events that fit what was typed so far: the product's own, most frequent first; then page and identify facts; those
 * that Cairn itself makes (Session Ended) last, and only once something was typed.
 */
export function matchingEvents(
  seen: readonly SeenEvent[],
  typed: string,
  limit: number,
): readonly SeenEvent[] {
  const words = typed.trim().toLowerCase();
  return seen
    .filter((one) => one.name.toLowerCase().includes(words))
    .filter((one) => words !== "" || !isReservedEvent(one.name))
    .toSorted((a, b) => rank(a) - rank(b) || b.count - a.count)
    .slice(0, limit);
}

function rank(one: SeenEvent): number {
  if (isReservedEvent(one.name)) return 2;
  return one.type === "track" ? 0 : 1;
}

/** A typed value as the kind that the property has in events: "100" becomes a number where numbers arrive. */
export function typedValue(
  text: string,
  kinds: readonly string[],
  needsNumber: boolean,
): string | number | boolean {
  const number = Number(text);
  const isNumber = text.trim() !== "" && Number.isFinite(number);
  if (isNumber && (needsNumber || kinds.includes("number"))) return number;
  if (kinds.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
}
