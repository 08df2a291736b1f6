/** `GET /api/delivery?env=`: what became of what was sent, and what browsers had to give up. */
export interface Delivery {
  /** Events that are held now. */
  readonly stored: number;
  /** Events that were refused since the beginning, kept as dead letters or not. */
  readonly refused: number;
  /** Events that came after their person was erased and had happened before: refused, kept nowhere. */
  readonly erased: number;
  /** Events that browsers gave up since the beginning, by the reason that they told. */
  readonly givenUp: Readonly<Record<string, number>>;
  readonly lately: DeliveredLately;
  /** How far a rebuild of people and progress is, events folded of all; absent while there is none. */
  readonly rebuild?: { readonly events: number; readonly all: number };
  /** After how long an event is removed, milliseconds; absent: kept for ever. */
  readonly retentionMs?: number;
}

/** What came in during the last 24 hours, or since the collector started where that is less. */
export interface DeliveredLately {
  /** ISO 8601. */
  readonly since: string;
  readonly stored: number;
  readonly duplicates: number;
  /** By code. */
  readonly refused: Readonly<Record<string, number>>;
  /** Of `stored`: those that the browser SDK sent. */
  readonly fromBrowsers: number;
  /** Of `fromBrowsers`: those whose browser could keep them only as long as the page stood. */
  readonly inMemory: number;
}
