import type { Drops } from "../outbox/drops.ts";
import type { Row } from "../outbox/rows.ts";
import type { Answer } from "../platform/platform.ts";

/** What became of a batch. */
export type Outcome =
  /** Every row has a verdict: stored, known already, or refused for good. */
  | {
      readonly kind: "verdict";
      readonly duplicates: number;
      readonly refused: readonly { readonly id: string; readonly code: string }[];
    }
  /** One of the rows spoils the batch, or it is too large. */
  | { readonly kind: "split"; readonly code: string }
  /** The collector does not know the key or this origin: trying again does not help. */
  | { readonly kind: "stop"; readonly status: number }
  | { readonly kind: "retry"; readonly status: number; readonly afterMs?: number };

// The collector reads bodies up to 512 KiB; the rest is left for the envelope and for characters of several bytes.
const BATCH_BYTES = 450 * 1024;
export const BATCH_ROWS = 100;

/** `POST /v1/batch`: rows as they are, the write key, and what was given up since the collector was told. */
export function batchBody(key: string, rows: readonly Row[], nowMs: number, drops?: Drops): string {
  const sentAt = new Date(nowMs).toISOString();
  const rest = JSON.stringify({ sentAt, writeKey: key, ...(drops ? { drops } : {}) });
  return `{"batch":[${rows.map((row) => row.body).join()}],${rest.slice(1)}`;
}

/** As many of the first rows as fit into one request, at least one. */
export function firstBatch(rows: readonly Row[], maximumBytes = BATCH_BYTES): readonly Row[] {
  let room = maximumBytes;
  let fitting = 0;
  for (const row of rows) {
    room -= byteLength(row.body) + 1;
    if (room < 0) break;
    fitting++;
  }
  return rows.slice(0, Math.max(1, fitting));
}

/** Bytes of `text` as UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** What the collector's answer means for `rows`. */
export function readAnswer(answer: Answer, rows: readonly Row[], nowMs: number): Outcome {
  const { status, body, retryAfter } = answer;
  // A captive portal answers 200 as well, but not like this.
  if (status === 200 && isVerdict(body)) {
    const refused = (body.rejected ?? []).flatMap(({ index, messageId, code }) => {
      const id = messageId ?? rows[index ?? -1]?.id;
      return id ? [{ id, code: code ?? "rejected" }] : [];
    });
    return { kind: "verdict", duplicates: body.duplicates ?? 0, refused };
  }
  if (status === 400) return { kind: "split", code: "malformed" };
  if (status === 413) return { kind: "split", code: "too-large" };
  if (status === 401 || status === 403) return { kind: "stop", status };
  const afterMs = retryAfter ? retryAfterMs(retryAfter, nowMs) : undefined;
  return { kind: "retry", status, ...(afterMs ? { afterMs } : {}) };
}

interface Verdict {
  readonly duplicates?: number;
  readonly rejected?: readonly {
    readonly index?: number;
    readonly messageId?: string;
    readonly code?: string;
  }[];
}

function isVerdict(body: unknown): body is Verdict {
  return (body as { success?: unknown } | undefined)?.success === true;
}

function retryAfterMs(header: string, nowMs: number): number | undefined {
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - nowMs : seconds * 1000;
  return ms > 0 ? ms : undefined;
}
