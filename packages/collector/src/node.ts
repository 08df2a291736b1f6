import { createServer, type IncomingMessage, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Collector } from "./collector.ts";
import { DEFAULT_CONNECTIONS } from "./config.ts";
import { takeForwarded } from "./http/forwarded-headers.ts";
import { createSeeThrough } from "./http/trusted-proxies.ts";

/** A collector that listens. */
export interface Listening {
  /** `http://127.0.0.1:8787`, without a trailing slash. */
  readonly url: string;
  /** Answers what it was asked, takes nothing new, and stops the collector. */
  stop(): Promise<void>;
}

// Requests that are still under way after this are cut (the studio's live view never ends by itself): senders keep
// their events and send again.
const DRAIN_MS = 3_000;
const IDLE_CHECK_MS = 20;

/** Where to listen, and whom to believe. */
export interface ListenOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Proxies whose forwarding headers are believed: addresses, ranges, "loopback" (as without it). */
  readonly trustProxy?: readonly string[];
  /** Connections at the same time; further ones are closed at once. */
  readonly connections?: number;
  readonly patience?: Partial<Patience>;
}

/** How long a sender may take, milliseconds. */
export interface Patience {
  readonly headersMs: number;
  readonly requestMs: number;
  /** How often late senders are looked for, so that none outlives its time by more. */
  readonly checkMs: number;
}

// 512 KiB in a minute is 9 KB/s, less than any line that carries a page.
const PATIENCE: Patience = { headersMs: 15_000, requestMs: 60_000, checkMs: 5_000 };
// A socket on which nothing moves, in either direction; an open live view has a ping every 20 s.
const SILENCE_MS = 120_000;
// Above the 60 s of the usual proxies: it is they who close what is idle, and no request meets a closing socket.
const KEEP_ALIVE_MS = 65_000;
const HEADER_BYTES = 16 * 1024;
const HEADERS = 100;

/** Listens on `host` and `port`. Rejects with the system's error when it cannot. */
export async function listen(
  collector: Collector,
  {
    host,
    port,
    trustProxy = ["loopback"],
    connections = DEFAULT_CONNECTIONS,
    patience,
  }: ListenOptions,
): Promise<Listening> {
  const seeThrough = createSeeThrough(trustProxy);
  const { headersMs, requestMs, checkMs } = { ...PATIENCE, ...patience };
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: checkMs,
      maxHeaderSize: HEADER_BYTES,
    },
    getRequestListener(
      (request, env) => {
        const { incoming } = env as { readonly incoming: IncomingMessage };
        const { remoteAddress = "" } = incoming.socket;
        return collector.fetch(request, takeForwarded(incoming, remoteAddress, seeThrough));
      },
      // The process's own Request and Response stay: the library's are faster, and used inside only.
      { overrideGlobalObjects: false },
    ),
  );
  server.maxHeadersCount = HEADERS;
  server.maxConnections = connections;
  server.setTimeout(SILENCE_MS);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return {
    url: urlOf(server, host),
    async stop() {
      // A sender that always has the next request ready would keep its connection from ever becoming idle.
      server.prependListener("request", (_incoming, outgoing) => {
        outgoing.shouldKeepAlive = false;
      });
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      collector.context.feed.close();
      // A kept-alive connection becomes idle only once its answer went out.
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
      const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearInterval(idle);
      clearTimeout(cut);
      await collector.stop();
    },
  };
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const isAny = host === "0.0.0.0" || host === "::";
  const name = isAny ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
