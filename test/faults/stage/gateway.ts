import {
  type IncomingMessage,
  type ServerResponse,
  Agent,
  createServer,
  request as send,
} from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

/** An answer that never came from the collector. */
export interface Refusal {
  readonly status: number;
  readonly retryAfterS?: number;
}

/** What the gateway does with a batch: undefined passes it on. `body` is the batch's JSON. */
export type Rule = (body: string) => Refusal | undefined;

/** A reverse proxy before the collector, as operators have one, with a will of its own. */
export interface Gateway {
  readonly port: number;
  /** Judges the batches that come from now on. */
  rule(rule: Rule): void;
  /** How many batches it refused so far. */
  readonly refused: number;
  /** How many batches the collector took so far. */
  readonly passed: number;
  stop(): Promise<void>;
}

/** A gateway to a port of this machine that passes on everything at first. */
export async function startGateway(toPort: () => number): Promise<Gateway> {
  let rule: Rule = () => undefined;
  let refused = 0;
  let passed = 0;
  const agent = new Agent({ keepAlive: true });

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const isBatch = request.method === "POST" && request.url?.startsWith("/v1/b");
    const refusal = isBatch ? rule(textOf(body, request.headers["content-encoding"])) : undefined;
    if (refusal !== undefined) {
      refused += 1;
      const { status, retryAfterS } = refusal;
      response.writeHead(status, {
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "retry-after",
        ...(retryAfterS === undefined ? {} : { "retry-after": `${retryAfterS}` }),
      });
      response.end();
      return;
    }
    const { method, url: path, headers } = request;
    const onward = send({ host: "127.0.0.1", port: toPort(), method, path, headers, agent });
    onward.on("error", () => response.destroy());
    onward.on("response", (answer) => {
      if (isBatch && answer.statusCode === 200) passed += 1;
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", () => response.destroy());
      answer.pipe(response);
    });
    response.on("close", () => onward.destroy());
    onward.end(body);
  }

  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    rule: (next) => void (rule = next),
    get refused() {
      return refused;
    },
    get passed() {
      return passed;
    },
    async stop() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function textOf(body: Buffer, encoding: string | undefined): string {
  return (encoding === "gzip" ? gunzipSync(body) : body).toString();
}
