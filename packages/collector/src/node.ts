import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Collector } from "./collector.ts";

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

/** Listens on `host` and `port` (0: any free one). Rejects with the system's error when it cannot. */
export async function listen(
  collector: Collector,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createServer(
    // The process's own Request and Response stay: the library's are faster, and used inside only.
    getRequestListener((request) => collector.fetch(request), { overrideGlobalObjects: false }),
  );
  // A sender that trickles its headers or body holds a socket no longer than this.
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;
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
