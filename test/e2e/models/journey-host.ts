import type { Guidebook } from "@cairn/core/guidebook";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { startMemoryCollector } from "./memory-collector.ts";

const KEY = "pk_test_journey";

/** Two pages of one product, `/start` and `/invoices`, each with Cairn's script, and a collector on another origin. */
export interface JourneyHost {
  /** Opens `/start` for a new visitor, whose anonymous id is `visitor`. */
  open(visitor?: string): Promise<Page>;
  /** Events of the visitor of this page, oldest first: name and properties. */
  eventsOf(page: Page): Promise<readonly (readonly [name: string, properties: unknown])[]>;
  /** What the collector's `GET /api/PATH` answers. */
  api(path: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts the collector with `guidebook`, the product and a browser. */
export async function startJourneyHost(guidebook: Guidebook): Promise<JourneyHost> {
  const collector = await startMemoryCollector(guidebook, KEY);
  const server = createServer(({ url }, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(pageAt(url ?? "", collector.url));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launchBrowser();
  return {
    async open(visitor) {
      const context = await browser.newContext({ reducedMotion: "reduce" });
      const page = await context.newPage();
      if (visitor !== undefined) {
        await page.addInitScript(
          ([name, id]) => {
            localStorage[name] ??= id;
          },
          [`cairn.${KEY}.id`, JSON.stringify(visitor)] as const,
        );
      }
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/start`);
      return page;
    },
    async eventsOf(page) {
      await page.evaluate("cairn.flush().then(() => 0)");
      const id = await page.evaluate("cairn.state.value.anonymousId");
      const { rows } = await collector.log.read(undefined, 10_000);
      const theirs = rows.filter((row) => row.anonymousId === id);
      return theirs
        .toSorted((a, b) => a.atMs - b.atMs)
        .map(({ name, properties }) => [name, properties] as const);
    },
    api: collector.api,
    async stop() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await collector.stop();
    },
  };
}

function pageAt(path: string, collector: string): string {
  const content =
    path === "/invoices"
      ? `<label>Customer <input id="customer" /></label>
         <button id="send" onclick="this.textContent = 'Sent'">Send</button>
         <dialog id="hours"><button autofocus onclick="hours.close()">Back to work</button></dialog>`
      : `<a id="menu" href="/invoices">Invoices</a>`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Ledgerly</title>
    <link rel="icon" href="data:," />
    <script async src="${collector}/cairn.js" data-key="${KEY}"></script>
  </head>
  <body><h1>Ledgerly</h1>${content}</body>
</html>`;
}
