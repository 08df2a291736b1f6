import type { Guidebook } from "@cairn/core/guidebook";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { repositoryRoot } from "../../../scripts/lib/root.ts";
import { startMemoryCollector } from "../../e2e/models/memory-collector.ts";

/** A host page on one origin, the real collector with the built `cairn.js` on another. */
export interface BenchHost {
  readonly pageUrl: string;
  readonly key: string;
  stop(): Promise<void>;
}

const KEY = "pk_test_benchmark";
// The page where the demo's people connect their bank, so that what happens there is evidence.
const PATH = "/demo/settings/bank";
const BUTTONS = 24;

/** Starts both. The page is cross-origin isolated: only there the clock ticks every 5 µs. */
export async function startHost(guidebook: Guidebook): Promise<BenchHost> {
  const collector = await startMemoryCollector(guidebook, KEY);
  const script = await bundlePage();
  const html = `<!doctype html><meta charset="utf-8"><title>Host</title>
<main>${Array.from({ length: BUTTONS }, (_, at) => `<button id="b-${at}">Connect</button>`).join("")}</main>
<script src="/page.js"></script>
<script async src="${collector.url}/cairn.js" data-key="${KEY}"></script>`;
  const server = createServer((request, response) => {
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("cross-origin-embedder-policy", "require-corp");
    if (request.url === "/page.js") {
      response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    } else if (request.url === PATH) {
      response.writeHead(200, { "content-type": "text/html" }).end(html);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    pageUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`,
    key: KEY,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await collector.stop();
    },
  };
}

async function bundlePage(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: ["test/bench/sdk/page.ts"],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    conditions: ["cairn-source", "module"],
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error("the page's script was not built");
  return script.contents;
}
