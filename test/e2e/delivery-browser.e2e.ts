import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { assetsFolder } from "../../scripts/build/browser.ts";
import { launchBrowser } from "./models/browser.ts";
import { type RecordServer, type ServedFile, startRecordServer } from "./models/record-server.ts";

// The script as it is delivered, with everything that its build does to it.
const SCRIPT = '<script async src="/cairn.js" data-key="pk_test_1"></script>';
const SHARED = SCRIPT.replace("></", ' data-cookie-domain="shop.localhost"></');
const HOSTILE = `<script>
  addEventListener("error", (event) => (window.faults = (window.faults ?? []).concat(event.message)));
  addEventListener("unhandledrejection", (event) => (window.faults = ["" + event.reason]));
  Array.prototype.theirs = function () {}; Object.prototype.alsoTheirs = 1;
  for (const one of [Array, Object, Promise, Map, Set, Function]) Object.freeze(one.prototype);
</script>`;

let browser: Browser;
let files: Record<string, ServedFile>;
let server: RecordServer;
let context: BrowserContext;

beforeAll(async () => {
  const page = (head: string): ServedFile => ({
    body: `<!doctype html><title>Host</title>${head}`,
  });
  files = {
    "/cairn.js": { body: await readFile(join(assetsFolder, "cairn.js")), type: "text/javascript" },
    "/": page(SCRIPT),
    "/shared": page(SHARED),
    "/hostile": page(HOSTILE + SCRIPT),
    "/empty": page(""),
  };
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startRecordServer(files);
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  await server.close();
});

async function open(path = "/", host?: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${host ? server.origin.replace("127.0.0.1", host) : server.origin}${path}`);
  await page.waitForFunction(() => "init" in (globalThis.cairn ?? {}));
  await page.evaluate(() => cairn.flush());
  return page;
}

describe("delivery in Chromium", () => {
  it("sends larger batches gzipped, which arrive whole", async () => {
    const page = await open();
    await page.evaluate(() => {
      for (let at = 0; at < 30; at++) cairn.track("Invoice Sent", { at });
      return cairn.flush();
    });
    expect(server.named("Invoice Sent")).toHaveLength(30);
    expect(server.bodies.at(-1)?.isZipped).toBe(true);
  });

  it("lets an idle tab send within 5 s what a killed one had under way", async () => {
    const idle = await open();
    const sender = await open();
    server.behave({ kind: "refuse", status: 503 });
    await sender.evaluate(async () => {
      cairn.track("Must Arrive");
      await cairn.flush({ to: "outbox" });
    });
    server.behave({ kind: "store-and-hang" });
    const before = server.bodies.length;
    await sender.evaluate(() => void cairn.flush());
    await expect.poll(() => server.named("Must Arrive")).toHaveLength(1);
    server.behave({ kind: "answer" });
    const killer = await context.newCDPSession(sender);
    void killer.send("Page.crash").catch(() => {});
    await expect.poll(() => server.bodies.length, { timeout: 5_000 }).toBeGreaterThan(before + 1);
    await expect
      .poll(() => idle.evaluate(() => cairn.flush({ to: "outbox" })))
      .toMatchObject({ pending: 0 });
    expect(server.named("Must Arrive")).toHaveLength(1);
  });

  it("holds nothing when the page goes away in the middle of a flush, and goes on when it comes back", async () => {
    const page = await open();
    server.behave({ kind: "store-and-hang" });
    await page.evaluate(() => {
      addEventListener("pageshow", (event) => {
        const [entry] = performance.getEntriesByType("navigation");
        const reasons = (entry as { notRestoredReasons?: unknown })?.notRestoredReasons ?? null;
        if (event.persisted) cairn.track("Came Back", { reasons: JSON.stringify(reasons) });
      });
      cairn.track("Under Way");
      void cairn.flush();
    });
    await expect.poll(() => server.named("Under Way")).toHaveLength(1);
    await page.goto(`${server.origin}/empty`);
    server.behave({ kind: "answer" });
    await page.evaluate(() => setTimeout(() => history.back()));
    await expect.poll(() => server.named("Came Back")).toHaveLength(1);
    expect(server.named("Came Back")[0]?.properties).toEqual({ reasons: "null" });
    expect(server.named("Under Way")).toHaveLength(1);
  });

  it("does no harm and takes none in a page that changed the built-ins", async () => {
    const page = await open("/hostile");
    await page.evaluate(() => {
      cairn.identify("u1", { role: "owner" });
      cairn.track("Invoice Sent", { lines: [1, 2] });
      return cairn.flush();
    });
    expect(server.named("Invoice Sent")[0]).toMatchObject({
      userId: "u1",
      properties: { lines: [1, 2] },
    });
    expect(await page.evaluate(() => (globalThis as { faults?: unknown }).faults)).toBeUndefined();
  });

  it("knows a visitor again on another subdomain when a cookie domain is given, and not without", async () => {
    const pages = await Promise.all([
      open("/shared", "app.shop.localhost"),
      open("/", "help.shop.localhost"),
    ]);
    pages.push(await open("/shared", "www.shop.localhost"));
    for (const page of pages) {
      await page.evaluate(() => {
        cairn.track("Seen");
        return cairn.flush();
      });
    }
    const [app, help, www] = server.named("Seen").map(({ anonymousId }) => anonymousId);
    expect(www).toBe(app);
    expect(help).not.toBe(app);
  });

  it("keeps two accounts in two tabs apart, and the next person apart from both", async () => {
    const [one, two] = [await open(), await open()];
    await one.evaluate(() => cairn.identify("u1", { role: "owner" }));
    await two.evaluate(() => cairn.identify("u2"));
    await one.evaluate(() => cairn.track("By One"));
    await two.evaluate(() => cairn.track("By Two"));
    await one.evaluate(() => {
      cairn.reset();
      cairn.track("By A Stranger");
      return cairn.flush();
    });
    await two.evaluate(() => cairn.flush());
    const [first, second, stranger] = ["By One", "By Two", "By A Stranger"].map(
      (event) => server.named(event)[0],
    );
    expect([first?.userId, second?.userId, stranger?.userId]).toEqual(["u1", "u2", undefined]);
    const ids = [first, stranger].map((message) => message?.anonymousId);
    expect(new Set(ids).size).toBe(2);
    expect(second?.anonymousId).not.toBe(stranger?.anonymousId);
  });
});
