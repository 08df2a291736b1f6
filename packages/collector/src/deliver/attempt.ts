import type { WebhookAttempt } from "@cairn/core/api";
import type { DestinationRecord } from "../store/deliveries.ts";
import { type Network, post, type Posted } from "./post.ts";
import { signedHeaders } from "./signature.ts";

/** One attempt, with what the receiver asked for. */
export interface Attempted {
  readonly attempt: WebhookAttempt;
  readonly retryAfterMs?: number;
}

/** Sends one signed message. Rejects only when `stop` is aborted. */
export async function attemptDelivery(
  message: { readonly id: string; readonly payload: string },
  destination: DestinationRecord,
  deps: { readonly network: Network; now(): number },
  stop: AbortSignal,
): Promise<Attempted> {
  const startMs = deps.now();
  const headers = {
    "content-type": "application/json",
    "user-agent": "Cairn-Webhooks/1",
    ...signedHeaders(message, destination.secrets, startMs),
  };
  const request = { headers, body: message.payload };
  const posted = await post(destination.url, request, deps.network, stop);
  const endMs = deps.now();
  const retryAfterMs =
    posted.kind === "answered" ? askedPause(posted.retryAfter, endMs) : undefined;
  return {
    attempt: {
      at: new Date(startMs).toISOString(),
      tookMs: Math.max(0, endMs - startMs),
      ...outcomeOf(posted),
    },
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function outcomeOf(
  posted: Posted,
): Pick<WebhookAttempt, "outcome" | "status" | "detail" | "answer"> {
  if (posted.kind === "failed") return { outcome: posted.because, detail: posted.detail };
  const { status, body } = posted;
  if (status >= 200 && status < 300) return { outcome: "delivered", status };
  const answer = body === "" ? {} : { answer: body };
  if (status === 410) return { outcome: "gone", status, ...answer };
  const isRedirect = status >= 300 && status < 400;
  const detail = isRedirect ? { detail: "redirects are not followed: set the new address" } : {};
  return { outcome: "refused", status, ...detail, ...answer };
}

/** `Retry-After` as seconds or as a date (RFC 9110 §10.2.3), in milliseconds from now. */
function askedPause(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}
