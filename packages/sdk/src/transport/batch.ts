import type { Drops } from "../outbox/drops.ts";
import type { Row } from "../outbox/rows.ts";

// The collector reads bodies up to 512 KiB; the rest is left for the envelope.
const BATCH_BYTES = 450 * 1024;

/** `POST /v1/batch`: rows as they are, the write key, and what was given up since the collector was told. */
export function batchBody(key: string, rows: readonly Row[], nowMs: number, drops?: Drops): string {
  const rest = JSON.stringify({ sentAt: new Date(nowMs), writeKey: key, drops });
  return `{"batch":[${rows.map((row) => row.body).join()}],${rest.slice(1)}`;
}

/** As many of the first rows as fit into `room` bytes, at least one. */
export function firstBatch(rows: readonly Row[], room = BATCH_BYTES): readonly Row[] {
  let left = room;
  const tooMuch = rows.findIndex((row) => (left -= byteLength(row.body) + 1) < 0);
  return tooMuch < 0 ? rows : rows.slice(0, tooMuch || 1);
}

/** Bytes of `text` as UTF-8. */
export function byteLength(text: string): number {
  return new Blob([text]).size;
}
