import type { Row } from "../outbox/rows.ts";

// The collector reads bodies up to 512 KiB; the rest is left for the envelope.
const BATCH_BYTES = 400_000;

/**
 * `POST /v1/batch`: rows as they are, the write key, the tokens that prove who made them (`token` is the present
 * user's), and what was given up, under an id by which a repeat is known.
 */
export function batchBody(
  key: string,
  rows: readonly Row[],
  nowMs: number,
  token?: string,
): string {
  const tokens = [...new Set([token, ...rows.map((row) => row.token)].filter(Boolean))];
  const report = rows.find(({ drops }) => drops);
  const rest = JSON.stringify({
    sentAt: new Date(nowMs),
    writeKey: key,
    tokens: tokens[0] && tokens,
    drops: report?.drops,
    dropsId: report?.id,
  });
  const bodies = rows
    .map(({ body }) => body)
    .filter(Boolean)
    .join();
  return `{"batch":[${bodies}],${rest.slice(1)}`;
}

/** As many of the first rows as fit into `room` bytes, at least one; a report of drops ends the batch. */
export function firstBatch(rows: readonly Row[], room = BATCH_BYTES): readonly Row[] {
  let left = room;
  const tooMuch = rows.findIndex(
    (row, at) => (left -= byteLength(row.body) + 1) < 0 || rows[at - 1]?.drops,
  );
  return tooMuch < 0 ? rows : rows.slice(0, tooMuch || 1);
}

/** Bytes of `text` as UTF-8. */
export function byteLength(text: string): number {
  return new Blob([text]).size;
}
