import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { RunningCollector } from "./collector.ts";

/** A product of one's own: one static page with Cairn's script tag, on an origin of its own. */
export interface OwnPage {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves a small page with the script tag that the studio's install page shows. */
export async function serveOwnPage(collector: RunningCollector): Promise<OwnPage> {
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Reportly</title>
    <link rel="icon" href="data:," />
    <script async src="${collector.origin}/cairn.js" data-key="${collector.liveKey}"></script>
  </head>
  <body>
    <h1>Reportly</h1>
    <button id="share" data-cairn="Report Shared">Share the report</button>
  </body>
</html>`;
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
