import { readFileSync } from "node:fs";
import { type IncomingMessage, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { transform } from "esbuild";
import { repositoryRoot } from "../../../scripts/lib/root.ts";

/** What was said in one run by those who sent events, at the moment it happened. */
export interface Testimony {
  /** Ids of messages that were accepted: durable in the browser, or acknowledged in an answer. */
  readonly accepted: Set<string>;
  /** Calls made, by tab. */
  readonly calls: Map<string, number>;
  /** Whether a page has brought home everything that its profile held. */
  isSettled: boolean;
}

/** Serves the host page, and hears what becomes of it on a channel that no fault touches. */
export interface Witness {
  readonly origin: string;
  /** Begins to listen to the pages of the run `name`. */
  hear(name: string): Testimony;
  stop(): Promise<void>;
}

/** Starts a witness; its page takes Cairn from `collectorOrigin` with `key`. */
export async function startWitness(collectorOrigin: string, key: string): Promise<Witness> {
  const testimonies = new Map<string, Testimony>();
  const html = await hostPage(collectorOrigin, key);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://witness");
    if (pathname !== "/told") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end(pathname === "/" ? html : "<!doctype html><title>Elsewhere</title>");
      return;
    }
    void bodyOf(request).then((body) => {
      const testimony = testimonies.get(searchParams.get("run") ?? "");
      if (testimony !== undefined) note(testimony, JSON.parse(body) as Told);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hear(name) {
      const testimony: Testimony = { accepted: new Set(), calls: new Map(), isSettled: false };
      testimonies.set(name, testimony);
      return testimony;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Told {
  readonly tab: string;
  readonly calls: number;
  readonly ids: readonly string[];
  readonly settled: boolean;
}

function note(testimony: Testimony, { tab, calls, ids, settled }: Told): void {
  for (const id of ids) testimony.accepted.add(id);
  testimony.calls.set(tab, Math.max(calls, testimony.calls.get(tab) ?? 0));
  if (settled) testimony.isSettled = true;
}

async function hostPage(collectorOrigin: string, key: string): Promise<string> {
  const read = (file: string): string => readFileSync(join(repositoryRoot, file), "utf8");
  const visitor = await transform(read("test/faults/page/visitor.ts"), {
    loader: "ts",
    format: "iife",
  });
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Reportly</title>
    <link rel="icon" href="data:," />
    <script>${read("packages/sdk/stub.js")}</script>
    <script>${visitor.code}</script>
    <script async src="${collectorOrigin}/cairn.js" data-key="${key}"></script>
  </head>
  <body><h1>Reportly</h1></body>
</html>`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
