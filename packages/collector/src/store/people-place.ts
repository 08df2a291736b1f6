/** Where a person or an account stands in a list by newest activity: the next page begins after them, whoever came or went meanwhile. */
export interface PeoplePlace {
  /** Epoch milliseconds. */
  readonly lastMs: number;
  readonly id: string;
}

/** The cursor of a list that was cut after this one. */
export function cursorAfter({ lastMs, id }: PeoplePlace): string {
  return `${lastMs}:${id}`;
}

/** The place that a cursor names; undefined where no page answered such a one. */
export function placeOf(cursor: string): PeoplePlace | undefined {
  const [, lastMs, id] = /^(-?\d{1,16}):([^]+)$/.exec(cursor) ?? [];
  return id === undefined ? undefined : { lastMs: Number(lastMs), id };
}

/** Whether somebody comes after a place: active earlier, or at the same time with an id that sorts later. */
export function isAfter(one: PeoplePlace, place: PeoplePlace | undefined): boolean {
  if (place === undefined || one.lastMs < place.lastMs) return true;
  return one.lastMs === place.lastMs && one.id > place.id;
}
