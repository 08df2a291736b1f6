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
  /** At most `limit` rows, in the order of their ids. They stay. */
  read(limit?: number): Promise<readonly Row[]>;
  remove(rows: readonly Row[]): Promise<void>;
}

/** The row that carries `message`. */
export function toRow(message: Message, madeMs: number): Row {
  const { messageId, type } = message;
  // Who somebody is cannot be learned again; a page view is one of many.
  const isMinor = type === "page" || (type === "track" && message.event === "Session Ended");
  const rank = isMinor ? 0 : type === "track" ? 1 : 2;
  return { id: messageId, madeMs, rank, body: JSON.stringify(message) };
}
