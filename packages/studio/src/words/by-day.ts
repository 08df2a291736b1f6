import { onDay } from "./figures.ts";

/** What happened, by the day on which it did, in the order given. */
export function byDay<Item extends { readonly at: string }>(
  items: readonly Item[],
): readonly (readonly [day: string, items: readonly Item[]])[] {
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const day = onDay(item.at);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days];
}
