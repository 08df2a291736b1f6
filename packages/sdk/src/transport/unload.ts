import type { Row } from "../outbox/rows.ts";
import type { Answer, Platform } from "../platform/platform.ts";
import { batchBody, byteLength, firstBatch } from "./batch.ts";

// fetch(keepalive) and sendBeacon share 64 KiB of requests under way per page; 4 KiB are left to the host.
const KEEPALIVE_BYTES = 60_000;
// What a request takes of it at least, so that there are never more than eight under way: browsers allow nine.
const LEAST_BYTES = 7000;
// Tokens are in it.
const ENVELOPE_BYTES = 2000;

/**
 * Sends rows from a page that may be gone before the answer. They stay in the outbox: the collector
 * knows a row again by its id. `settle` gets the answer where the page lives on; `leave` puts what there is to tell
 * beside the rows that a page which is going away sends.
 */
export function createUnloadSender(
  platform: Platform,
  key: string,
  url: string,
  token: () => string | undefined,
  settle: (rows: readonly Row[], answer: Answer) => Promise<unknown>,
  leave: (batch: readonly Row[]) => readonly Row[],
): (rows: readonly Row[], isGoing: boolean) => Promise<void> {
  let room = KEEPALIVE_BYTES;
  return async (rows, isGoing) => {
    const first = firstBatch(rows, room - ENVELOPE_BYTES);
    const batch = isGoing ? leave(first) : first;
    const body = batchBody(key, batch, platform.now(), token());
    const cost = Math.max(byteLength(body), LEAST_BYTES);
    if (!batch.length || cost > room) return;
    room -= cost;
    const answer = await platform.post(url, body, { keepalive: true });
    room += cost;
    await settle(batch, answer);
  };
}
