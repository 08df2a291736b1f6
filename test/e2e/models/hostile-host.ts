import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { repositoryRoot } from "../../../scripts/lib/root.ts";
import { launchShell } from "./browser.ts";
import { isFull } from "./full.ts";
import { hostileGuidebook } from "./hostile-guidebook.ts";
import { startMemoryCollector } from "./memory-collector.ts";

const folder = join(repositoryRoot, "test/e2e/host-pages/hostile");
const KEY = "pk_test_hostile";
const POLICY = [
  "default-src 'self'",
  "script-src 'nonce-host' 'strict-dynamic'",
  "style-src 'self'",
  "connect-src COLLECTOR",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "report-uri /reports",
].join("; ");

/** Pages that make life hard for a script, on one origin, and a real collector with the built Cairn on another. */
export interface HostileHost {
  readonly browser: Browser;
  /**
   * Opens `host-pages/hostile/NAME.html`; where there is a `look`, first without Cairn's script for that to look at, in the
   * same tab.
   */
  open(name: string, look?: Look): Promise<HostilePage>;
  /** Names of the events that came from this page's visitor, oldest first. */
  eventsOf(visited: HostilePage): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** Looks at a page, and at what in it would have the script. */
export type Look = (app: Page | Frame, page: Page) => Promise<void>;

/** A page, and what went wrong on it. */
export interface HostilePage {
  readonly page: Page;
  /** Where Cairn runs: the page, or the frame inside it that has the script. */
  readonly app: Page | Frame;
  /** Console errors and warnings, uncaught errors, unhandled rejections and policy reports. */
  readonly complaints: string[];
  /** Addresses of every request. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Starts collector, pages and browser. */
export async function startHostileHost(): Promise<HostileHost> {
  const collector = await startMemoryCollector(hostileGuidebook, KEY);
  const reports: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://host");
    const name = url.pathname.slice(1);
    if (name === "reports") {
      request.on("data", (chunk: Buffer) => reports.push(chunk.toString()));
      request.on("end", () => response.writeHead(204).end());
      return;
    }
    if (name.endsWith(".css")) {
      response.writeHead(200, { "content-type": "text/css" }).end(read(name));
      return;
    }
    if (name === "favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      ...(name === "policy" && {
        "content-security-policy": POLICY.replace("COLLECTOR", collector.url),
      }),
    });
    response.end(compose(name, collector.url, url.searchParams.has("bare")));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launchShell();
  return {
    browser,
    async open(name, look) {
      const context = await browser.newContext({
        viewport: { width: 1000, height: 720 },
        // What moves takes its time on each of these pages; in npm test the strictest stands for them.
        reducedMotion: isFull || name === "policy" ? "no-preference" : "reduce",
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.stack ?? String(error)));
      if (look !== undefined) {
        await page.goto(`${origin}/${name}?bare`);
        await look(appIn(page), page);
        complaints.length = 0;
        requests.length = 0;
      }
      await page.goto(`${origin}/${name}`);
      const own = {
        page,
        app: appIn(page),
        complaints,
        requests,
        async close() {
          complaints.push(...reports.splice(0));
          await context.close();
        },
      };
      return own;
    },
    async eventsOf({ app }) {
      await app.evaluate("cairn.flush().then(() => 0)");
      const id = await app.evaluate("cairn.state.value.anonymousId");
      const { rows } = await collector.log.read(undefined, 10_000);
      return rows.filter((row) => row.anonymousId === id).map((row) => row.name);
    },
    async stop() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await collector.stop();
    },
  };
}

function appIn(page: Page): Page | Frame {
  const framed = page.frames().find((frame) => new URL(frame.url()).pathname === "/frame-app");
  return framed ?? page;
}

function read(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

/** The page with the product's markup and the script tags that its comments ask for. */
function compose(name: string, collector: string, isBare: boolean): string {
  // Where there are several, they run in their order.
  const how = name.startsWith("double") ? "" : "async";
  const script = (attributes: string) =>
    isBare ? "" : `<script nonce="host" ${how} src="${collector}/cairn.js" ${attributes}></script>`;
  return read(`${name}.html`)
    .replaceAll("<!-- app -->", read("app.html"))
    .replaceAll("<!-- cairn -->", script(`data-key="${KEY}"`))
    .replace("<!-- cairn with another key -->", script('data-key="pk_test_another"'))
    .replace("<!-- cairn off -->", script(`data-key="${KEY}" data-off`))
    .replace('src="/frame-app"', isBare ? 'src="/frame-app?bare"' : "$&")
    .replaceAll("{{collector}}", isBare ? "data:text/javascript,//" : collector)
    .replaceAll("{{key}}", KEY);
}
