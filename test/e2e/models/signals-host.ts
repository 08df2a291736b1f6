import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { repositoryRoot } from "../../../scripts/lib/root.ts";
import { launchShell } from "./browser.ts";
import { startMemoryCollector } from "./memory-collector.ts";

const folder = join(repositoryRoot, "test/e2e/host-pages/signals");
const KEY = "pk_test_signals";
// Longer than a click may wait for its answer.
const LATER_MS = 3_000;

/** One page full of controls, with Cairn on it and a clock that can be moved on, and a collector. */
export interface SignalsHost {
  readonly page: Page;
  /**
   * The frustration that reached the collector, as `kind element`: of what `act` does on a page of its own, and of the
   * `laterMs` after it (3 s when left out).
   */
  foundBy(act: (page: Page) => Promise<unknown>, laterMs?: number): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** Starts collector, page and browser. */
export async function startSignalsHost(): Promise<SignalsHost> {
  const collector = await startMemoryCollector(
    { version: 1, experiments: { holdout: 0 }, stalls: { thrash: true } },
    KEY,
  );
  const html = readFileSync(join(folder, "index.html"), "utf8")
    .replace("{{collector}}", collector.url)
    .replace("{{key}}", KEY);
  const server = createServer(({ url }, response) => {
    if (url === "/page.js") {
      response.writeHead(200, { "content-type": "text/javascript" });
      response.end(readFileSync(join(folder, "page.js")));
    } else if (url === "/") response.writeHead(200, { "content-type": "text/html" }).end(html);
    else response.writeHead(url === "/broken" ? 500 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launchShell();
  const page = await browser.newPage({ viewport: { width: 900, height: 1600 } });
  await page.clock.install();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction("cairn.state?.value.ready");
  let cases = 0;
  return {
    page,
    async foundBy(act, laterMs = LATER_MS) {
      const path = `/case-${(cases += 1)}/`;
      await page.evaluate((to) => history.pushState(null, "", to), path);
      await page.clock.runFor(1);
      await act(page);
      await page.clock.runFor(laterMs);
      await page.evaluate("cairn.flush().then(() => 0)");
      const { rows } = await collector.log.read(undefined, 10_000);
      return rows
        .filter(({ name }) => name === "Frustration Detected")
        .map(({ properties }) => properties as { kind: string; path: string; element?: string })
        .filter((found) => found.path.startsWith(path))
        .map(({ kind, element }) => (element ? `${kind} ${element}` : kind));
    },
    async stop() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await collector.stop();
    },
  };
}
