import { request as requestPlain, type ClientRequest, type IncomingMessage } from "node:http";
import { request as requestEncrypted } from "node:https";
import type { AllowedNetworks } from "./address.ts";
import { addressIn } from "./destination-url.ts";
import { AddressNotAllowed, checkAddress, guardedLookup, type Resolve } from "./guarded-lookup.ts";

/** The network, as far as deliveries are concerned. */
export interface Network {
  readonly resolve: Resolve;
  readonly allowed: AllowedNetworks;
  /** For everything, from the name to the end of the answer. */
  readonly timeoutMs: number;
}

/** What came of a POST. Redirects are answers like others: they are not followed. */
export type Posted =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly retryAfter?: string;
      /** Its beginning. */
      readonly body: string;
    }
  | {
      readonly kind: "failed";
      readonly because: "address-not-allowed" | "timed-out" | "not-reached";
      readonly detail: string;
    };

// Enough to read what a receiver complains about; the rest of an endless answer is not waited for.
const ANSWER_BYTES = 4 * 1024;
const HEADER_BYTES = 16 * 1024;

/** Posts JSON on a connection of its own. Rejects only when `stop` is aborted. */
export async function post(
  address: string,
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  network: Network,
  stop: AbortSignal,
): Promise<Posted> {
  const timeout = AbortSignal.timeout(network.timeoutMs);
  try {
    const response = await send(new URL(address), headers, body, network, [timeout, stop]);
    const { statusCode: status = 0 } = response;
    const retryAfter = response.headers["retry-after"];
    const answer = await beginningOf(response);
    return {
      kind: "answered",
      status,
      body: answer,
      ...(retryAfter === undefined ? {} : { retryAfter }),
    };
  } catch (error) {
    if (stop.aborted) throw error;
    const detail = timeout.aborted
      ? `no whole answer within ${network.timeoutMs / 1000} s`
      : messageOf(error);
    return { kind: "failed", because: reasonOf(error, timeout), detail };
  }
}

function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  { resolve, allowed }: Network,
  signals: readonly AbortSignal[],
): Promise<IncomingMessage> {
  return new Promise((settle, reject) => {
    const isEncrypted = url.protocol === "https:";
    const literal = addressIn(url);
    // A socket asks for no lookup where an address stands in place of a name.
    if (literal !== undefined) checkAddress(literal, isEncrypted, allowed);
    const signal = AbortSignal.any([...signals]);
    const options = {
      method: "POST",
      headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
      lookup: guardedLookup(resolve, isEncrypted, allowed),
      // No proxy of the environment and no connection that another name opened.
      agent: false as const,
      maxHeaderSize: HEADER_BYTES,
      signal,
    };
    const outgoing: ClientRequest = isEncrypted
      ? requestEncrypted(url, options)
      : requestPlain(url, options);
    outgoing.on("response", settle);
    outgoing.on("upgrade", settle);
    outgoing.on("error", reject);
    // Node ends some requests with neither an answer nor an error; nobody may wait for those.
    outgoing.on("close", () => reject(new Error("the connection ended without an answer")));
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    outgoing.end(body);
  });
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  if (response.statusCode === 101) {
    // What follows a change of protocol is no body, and Node leaves the connection to us.
    response.socket.destroy();
    return "";
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    // Leaving the loop destroys the stream and its connection.
    if (size >= ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, ANSWER_BYTES).toString("utf8");
}

function reasonOf(
  error: unknown,
  timeout: AbortSignal,
): Extract<Posted, { kind: "failed" }>["because"] {
  if (timeout.aborted) return "timed-out";
  return error instanceof AddressNotAllowed ? "address-not-allowed" : "not-reached";
}

function messageOf(error: unknown): string {
  // Where every address of a name failed, the outer message is empty.
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return inner instanceof Error ? inner.message : String(inner);
}
