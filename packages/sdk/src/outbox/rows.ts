import type { Message } from "@cairn/core";

/** A message on its way to the collector. Its body holds the identity that it was made under. */
export interface Row {
  /** Message id; ids sort by time. */
  readonly id: string;
  readonly madeMs: number;
  /** Lower is dropped first when there is no room. */
  readonly rank: number;
  /** The message as JSON. */
  readonly body: string;
}

/** Where rows are kept. Every method rejects when the storage behind it fails. */
export interface Rows {
  /** Keeps `rows`, in place of those with the same id; resolves to how many there are once they are durable. */
  put(rows: readonly Row[]): Promise<number>;
  /** At most `limit` rows, oldest first. They stay. */
  read(limit: number): Promise<readonly Row[]>;
  remove(ids: readonly string[]): Promise<void>;
  clear(): Promise<void>;
  count(): Promise<number>;
}

/** The row that carries `message`. */
export function toRow(message: Message, madeMs: number): Row {
  return { id: message.messageId, madeMs, rank: rankOf(message), body: JSON.stringify(message) };
}

// Who somebody is cannot be learned again; a page view is one of many.
function rankOf(message: Message): number {
  if (message.type === "page") return 0;
  if (message.type === "track") return message.event === "Session Ended" ? 0 : 1;
  return 2;
}

/** The `count` rows that are missed least: of the lowest rank, of those the oldest. */
export function leastImportant(rows: readonly Row[], count: number): readonly Row[] {
  return rows
    .toSorted((one, other) => one.rank - other.rank || (one.id < other.id ? -1 : 1))
    .slice(0, Math.max(0, count));
}
