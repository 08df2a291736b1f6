import type { Message } from "@cairn/core";
import type { Drops } from "./drops.ts";

/** A message on its way to the collector, or a report of messages that were given up. */
export interface Row {
  /** Message id, or the report's own; ids sort by time. */
  readonly id: string;
  /** Absent for a report, which does not age. */
  readonly madeMs?: number;
  /** Lower is dropped first when there is no room. Absent for a report, which is not dropped. */
  readonly rank?: number;
  /** The message as JSON, with the identity that it was made under; empty for a report. */
  readonly body: string;
  /** Proves who made it, where the host gave a token. */
  readonly token?: string | undefined;
  readonly drops?: Drops;
}

/** Which of the rows `found` go, and which come, in place of those with the same id. */
export type Change = (
  found: readonly Row[],
) => readonly [gone: readonly Row[], added: readonly Row[]];

/**
 * Where rows are kept: makes `change` to the first `limit` rows (0: it looks at none) in the order of
 * their ids, in one transaction. Resolves to what it found, once that has completed; rejects when the storage behind it fails.
 */
export type Rows = (change: Change, limit: number) => Promise<readonly Row[]>;

/** The row that carries `message`. */
export function toRow(message: Message, madeMs: number, token?: string): Row {
  const { messageId, type } = message;
  const isEvent = type === "track" && message.event !== "Session Ended";
  // Who somebody is cannot be learned again; a page view is one of many.
  const rank = isEvent ? 1 : type === "page" || type === "track" ? 0 : 2;
  return { id: messageId, madeMs, rank, body: JSON.stringify(message), token };
}
