/** An event as insights read it: whose, what, when. */
export interface InsightEvent {
  readonly user: string;
  readonly name: string;
  readonly atMs: number;
  /** Orders events of equal time within a session. */
  readonly seq: number;
  readonly id: string;
}

/** Order of one user's events: time, then sequence, then id, so that any arrangement of a log reads the same. */
export function byTime(a: InsightEvent, b: InsightEvent): number {
  return a.atMs - b.atMs || a.seq - b.seq || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Each user's events in order. */
export function historiesOf(
  events: Iterable<InsightEvent>,
): ReadonlyMap<string, readonly InsightEvent[]> {
  const histories = new Map<string, InsightEvent[]>();
  for (const event of events) {
    const history = histories.get(event.user);
    if (history) history.push(event);
    else histories.set(event.user, [event]);
  }
  for (const history of histories.values()) history.sort(byTime);
  return histories;
}
