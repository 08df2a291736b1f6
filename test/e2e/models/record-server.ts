import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

/** A message as a browser sent it. */
export interface RecordedMessage {
  readonly messageId: string;
  readonly type: string;
  readonly event?: string;
  readonly anonymousId?: string;
  readonly userId?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** A batch as it came, inflated. */
export interface RecordedBody {
  readonly contentType: string;
  readonly isZipped: boolean;
  readonly text: string;
}

/** What the server does with a batch: store and answer, refuse, or store and never answer. */
export type BatchBehaviour =
  | { readonly kind: "answer" }
  | { readonly kind: "refuse"; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: "store-and-hang" };

/** A page of the host, with its headers. */
export interface ServedFile {
  readonly body: string | Uint8Array;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A host and a collector in one small server. It stores each message id once, as a collector does. */
export interface RecordServer {
  readonly origin: string;
  /** Bodies of `POST /v1/batch`, as they came. */
  readonly bodies: readonly RecordedBody[];
  /** Messages by id. */
  readonly stored: ReadonlyMap<string, RecordedMessage>;
  /** Stored track events by name, oldest first. */
  named(event: string): readonly RecordedMessage[];
  behave(behaviour: BatchBehaviour): void;
  close(): Promise<void>;
}

/** Serves `files` by path, and records what is sent to `/v1/batch`. */
export async function startRecordServer(
  files: Readonly<Record<string, ServedFile>>,
): Promise<RecordServer> {
  const bodies: RecordedBody[] = [];
  const stored = new Map<string, RecordedMessage>();
  let behaviour: BatchBehaviour = { kind: "answer" };

  async function takeBatch(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request);
    const now = behaviour;
    const isZipped = "content-encoding" in request.headers;
    bodies.push({ contentType: request.headers["content-type"] ?? "", isZipped, text });
    if (now.kind === "refuse") {
      const retry = now.retryAfter ? { "retry-after": now.retryAfter } : {};
      response.writeHead(now.status, retry).end("{}");
      return;
    }
    const { batch } = JSON.parse(text) as { readonly batch: readonly RecordedMessage[] };
    const fresh = batch.filter((message) => !stored.has(message.messageId));
    for (const message of fresh) stored.set(message.messageId, message);
    if (now.kind === "store-and-hang") return;
    const duplicates = batch.length - fresh.length;
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({ success: true, accepted: fresh.length, duplicates, rejected: [] }),
    );
  }

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader(
      "access-control-allow-headers",
      "content-type, content-encoding, authorization",
    );
    response.setHeader("access-control-expose-headers", "retry-after");
    const file = files[path];
    if (request.method === "OPTIONS") response.writeHead(204).end();
    else if (path === "/v1/batch") void takeBatch(request, response);
    else if (file) {
      response.writeHead(200, { "content-type": file.type ?? "text/html", ...file.headers });
      response.end(file.body);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    stored,
    named: (event) => [...stored.values()].filter((message) => message.event === event),
    behave: (next) => void (behaviour = next),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  return (request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString();
}
