import type { Row } from "../outbox/rows.ts";
import type { Platform } from "../platform/platform.ts";
import { batchBody, byteLength, firstBatch, readAnswer } from "./send.ts";

// fetch(keepalive) and sendBeacon share 64 KiB of requests under way per page; 4 KiB are left to the host.
const KEEPALIVE_BYTES = 60 * 1024;
const KEEPALIVE_REQUESTS = 9;

/**
 * Sends rows from a page that may be gone before the answer. They stay in the outbox: the collector
 * knows a row again by its id. `settle` is called where the page lives on and gets a verdict.
 */
export function createUnloadSender(
  platform: Platform,
  key: string,
  url: string,
  settle: (rows: readonly Row[], duplicates: number) => void,
): (rows: readonly Row[]) => void {
  let bytesUnderWay = 0;
  let requestsUnderWay = 0;
  return (rows) => {
    const envelope = 200;
    const room = KEEPALIVE_BYTES - bytesUnderWay - envelope;
    if (!rows.length || requestsUnderWay >= KEEPALIVE_REQUESTS) return;
    const batch = firstBatch(rows, room);
    const body = batchBody(key, batch, platform.now());
    const bytes = byteLength(body);
    if (bytes > room + envelope) return;
    bytesUnderWay += bytes;
    requestsUnderWay++;
    void platform.post(url, body, { unload: true }).then((answer) => {
      bytesUnderWay -= bytes;
      requestsUnderWay--;
      const outcome = readAnswer(answer, batch, platform.now());
      // Anything refused is left to the ordinary flush, which counts it.
      if (outcome.kind === "verdict" && !outcome.refused.length) settle(batch, outcome.duplicates);
    });
  };
}
