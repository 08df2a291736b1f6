import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCollector } from "@cairn/collector";
import { listen, type Listening } from "@cairn/collector/node";
import {
  type EventLog,
  type LogRow,
  openSqlite,
  type SqliteStore,
  StorageUnavailable,
} from "@cairn/collector/store";
import type { AnalyticsBrowser } from "@segment/analytics-next";
import { build } from "esbuild";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { launchBrowser } from "./models/browser.ts";
import { type RecordServer, type ServedFile, startRecordServer } from "./models/record-server.ts";

declare global {
  var analytics: AnalyticsBrowser;
}

const KEY = "pk_live_segment";
// The package waits 0.1 to 0.6 s before it sends again, then up to 2 s.
type Load = Parameters<typeof AnalyticsBrowser.load>;

let folder: string;
let store: SqliteStore;
let collector: Listening;
let host: RecordServer;
let browser: Browser;
let context: BrowserContext;
let isFailing = false;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cairn-segment-"));
  store = await openSqlite(folder);
  await allow();
  const { registry } = store;
  const deps = { registry, log: failingWhenAsked(store.log), now: Date.now, newId: randomUUID };
  const config = { assetsFolder: folder };
  const made = createCollector({ ...deps, config, report: (error) => expect.fail(String(error)) });
  collector = await listen(made, { host: "127.0.0.1", port: 0 });
  const files: Record<string, ServedFile> = {};
  host = await startRecordServer(files);
  Object.assign(files, await hostPages());
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await host.close();
  await collector.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  isFailing = false;
  context = await browser.newContext();
  onTestFinished(() => context.close());
});

/** One page for each way of loading the package. */
async function hostPages(): Promise<Record<string, ServedFile>> {
  const bundle = await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: ["host-pages/segment.ts"],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
  });
  const page = (...[settings, options]: Load): ServedFile => {
    const load = JSON.stringify({ settings, options }).replaceAll('"', "&quot;");
    const icon = '<link rel="icon" href="data:,">';
    return {
      body: `<!doctype html><title>Host</title>${icon}<script src="/segment.js" data-load="${load}"></script>`,
    };
  };
  const usual = { writeKey: KEY, cdnURL: collector.url };
  const apiHost = `${new URL(collector.url).host}/v1`;
  const here = { apiHost, protocol: "http" } as const;
  return {
    "/segment.js": { body: bundle.outputFiles[0]!.contents, type: "text/javascript" },
    "/empty": { body: "<!doctype html><title>Elsewhere</title>" },
    "/": page(usual),
    "/keepalive": page(usual, {
      integrations: {
        "Segment.io": { deliveryStrategy: { strategy: "standard", config: { keepalive: true } } },
      },
    }),
    "/batching": page(usual, {
      integrations: {
        "Segment.io": { deliveryStrategy: { strategy: "batching", config: { timeout: 60_000 } } },
      },
    }),
    "/without-settings": page(
      { writeKey: KEY, cdnSettings: { integrations: { "Segment.io": { apiKey: KEY } } } },
      { integrations: { "Segment.io": here } },
    ),
  };
}

/** Says which origins may use the key. */
function allow(...origins: readonly string[]): Promise<void> {
  return store.registry.access.putWriteKey({
    key: KEY,
    environment: "live",
    origins,
    createdAtMs: 0,
  });
}

/** Stores, and cannot say so while `isFailing`. */
function failingWhenAsked(log: EventLog): EventLog {
  return {
    ...log,
    async append(environment, events) {
      const verdicts = await log.append(environment, events);
      if (isFailing) throw new StorageUnavailable("the disk is busy");
      return verdicts;
    },
  };
}

async function stored(name: string): Promise<readonly LogRow[]> {
  const { rows } = await store.log.read(undefined, 1_000);
  return rows.filter((row) => row.name === name);
}

interface Visit {
  readonly page: Page;
  /** What the page's console complained of. */
  readonly complaints: readonly string[];
  /** `POST /v1/t 200` of each request to the collector. */
  readonly requests: readonly string[];
}

async function visit(path: string, origin = host.origin): Promise<Visit> {
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("response", (response) => {
    const { origin: to, pathname } = new URL(response.url());
    if (to !== collector.url) return;
    requests.push(`${response.request().method()} ${pathname} ${response.status()}`);
  });
  await page.goto(origin + path);
  return { page, complaints, requests };
}

describe("Segment's analytics-next in Chromium", () => {
  it("has each kind of message stored once, as it was called", async () => {
    const { page, complaints, requests } = await visit("/");
    const anonymousId = await page.evaluate(async () => {
      await analytics.page("Docs", "Start");
      await analytics.alias("ann");
      await analytics.identify("ann", { plan: "pro" });
      await analytics.group("acme", { seats: 5 });
      await analytics.track("Invoice Sent", { total: 9.5 });
      await analytics.screen("Home");
      return analytics.instance?.user().anonymousId();
    });
    const ann = { userId: "ann", anonymousId };
    expect((await store.log.read(undefined, 100)).rows).toMatchObject([
      { type: "page", actor: `anon:${anonymousId}`, properties: { category: "Docs", path: "/" } },
      { ...ann, name: "Aliased", properties: { previousId: anonymousId } },
      { ...ann, name: "Identified", properties: { plan: "pro" } },
      { ...ann, name: "Grouped", accountId: "acme", properties: { seats: 5 } },
      { ...ann, name: "Invoice Sent", context: { page: { title: "Host" } } },
      { ...ann, type: "page", properties: { name: "Home", screen: true } },
    ]);
    const paths = ["p", "a", "i", "g", "t", "s"].map((path) => `POST /v1/${path} 200`);
    expect(requests).toEqual([`GET /v1/projects/${KEY}/settings 200`, ...paths]);
    expect(complaints).toEqual([]);
  });

  it("sends again what was not acknowledged, and it is stored once", async () => {
    const { page, requests } = await visit("/");
    isFailing = true;
    await page.evaluate(() => void analytics.track("Tried Twice"));
    await expect.poll(() => requests).toContain("POST /v1/t 503");
    isFailing = false;
    await expect.poll(() => requests).toContain("POST /v1/t 200");
    expect(await stored("Tried Twice")).toHaveLength(1);
  });

  it("sends on the next visit what was not acknowledged when the page was left", async () => {
    const left = await visit("/");
    isFailing = true;
    await left.page.evaluate(() => void analytics.track("Came Back"));
    await expect.poll(() => left.requests).toContain("POST /v1/t 503");
    await left.page.goto(`${host.origin}/empty`);
    isFailing = false;
    const back = await visit("/");
    await expect.poll(() => back.requests).toContain("POST /v1/t 200");
    expect(await stored("Came Back")).toHaveLength(1);
  });

  it("sends the batch that it holds as the page goes", async () => {
    const { page, requests } = await visit("/batching");
    await page.evaluate(() =>
      Promise.all([0, 1, 2].map((at) => analytics.track("Held Back", { at }))),
    );
    expect(requests).toEqual([`GET /v1/projects/${KEY}/settings 200`]);
    await page.goto(`${host.origin}/empty`);
    await expect.poll(() => stored("Held Back")).toHaveLength(3);
  });

  it("loses nothing called just before the page is left, with keepalive and one more visit", async () => {
    const { page } = await visit("/keepalive");
    await page.evaluate(() => analytics.ready());
    await page.evaluate(() => {
      for (let at = 0; at < 3; at++) void analytics.track("Link Followed", { at });
      location.assign("/empty");
    });
    await page.waitForURL(`${host.origin}/empty`);
    // What the package had not begun to send is in its storage.
    await page.goto(`${host.origin}/keepalive`);
    await expect.poll(() => stored("Link Followed")).toHaveLength(3);
  });

  it("is refused on an origin that may not send with the key, until it may", async () => {
    // Chromium resolves it to the loopback address, but it is not among the hosts that a new key takes.
    const shop = host.origin.replace("127.0.0.1", "shop.localhost");
    const refused = await visit("/", shop);
    const settings = `GET /v1/projects/${KEY}/settings`;
    await expect.poll(() => refused.requests).toEqual([`${settings} 403`]);
    const { page, requests } = await visit("/without-settings", shop);
    await page.evaluate(() => analytics.track("From The Shop"));
    expect(requests).toEqual(["POST /v1/t 403"]);
    expect(await stored("From The Shop")).toEqual([]);
    await allow(shop);
    await page.evaluate(() => analytics.track("From The Shop"));
    const rows = await stored("From The Shop");
    expect(rows).toMatchObject([{ context: { page: { url: `${shop}/without-settings` } } }]);
  });
});
