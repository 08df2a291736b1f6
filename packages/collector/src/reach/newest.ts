/** The newest of many, however many are added. */
export interface Newest<Item> {
  add(item: Item): void;
  list(): readonly Item[];
}

const MOST = 100;

/** Newest by an ISO 8601 time; of equal ones those that came first. */
export function createNewest<Item>(timeOf: (item: Item) => string): Newest<Item> {
  let items: Item[] = [];
  const list = (): Item[] =>
    items
      .toSorted((a, b) => (timeOf(a) < timeOf(b) ? 1 : timeOf(a) > timeOf(b) ? -1 : 0))
      .slice(0, MOST);
  return {
    add(item) {
      items.push(item);
      if (items.length > 2 * MOST) items = list();
    },
    list,
  };
}
