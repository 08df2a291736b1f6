import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import type { FlushReport } from "@cairn/sdk";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startProcesses } from "../faults/engines/processes.ts";
import { chromiumArguments, chromiumPath, launchBrowser, launchProfile } from "./models/browser.ts";
import { type RecordServer, type ServedFile, startRecordServer } from "./models/record-server.ts";

declare global {
  var cairn: import("@cairn/sdk").Cairn;
  var reports: string[];
  var early: Promise<FlushReport>;
}

const root = join(import.meta.dirname, "../..");
const ENGINE = `export function startEngine(port) {
  globalThis.engineStarted = port.version;
  return { show() {}, hide() {}, openHelp() {}, revision: () => "7", explain: () => [], stop() {},
    state: () => ({ ready: true, anonymousId: "", activated: false, milestones: {}, tipsOff: false }) };
}`;

/** Whether everything is stored and some of it had been before. */
const isRepeated = ({ pending, duplicates }: FlushReport): boolean =>
  pending === 0 && duplicates > 0;

let browser: Browser;
let files: Record<string, ServedFile>;
let server: RecordServer;

beforeAll(async () => {
  const bundle = await build({
    absWorkingDir: root,
    entryPoints: ["packages/sdk/src/global.ts"],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    conditions: ["cairn-source", "module"],
    define: { __CAIRN_ENGINE__: '"cairn/engine.js"', __CAIRN_VERSION__: '"1.2.3"' },
  });
  const stub = await readFile(join(root, "packages/sdk/stub.js"), "utf8");
  const script = '<script nonce="n1" async src="/cairn.js" data-key="pk_test_1"></script>';
  const page = (head: string, csp?: string): ServedFile => ({
    body: `<!doctype html><title>Host</title>${head}<form data-cairn="Invoice Sent"><button>Send</button></form>`,
    ...(csp ? { headers: { "content-security-policy": csp } } : {}),
  });
  const reporting = `<script nonce="n1">reports=[];addEventListener("securitypolicyviolation",e=>reports.push(e.violatedDirective+" "+e.blockedURI));addEventListener("error",e=>reports.push(e.message))</script>`;
  files = {
    "/cairn.js": { body: bundle.outputFiles[0]!.contents, type: "text/javascript" },
    "/cairn/engine.js": { body: ENGINE, type: "text/javascript" },
    "/": page(`${reporting}<script nonce="n1">${stub}</script>
      <script>cairn.identify("u1");cairn.track("Early Bird");early=cairn.flush()</script>${script}`),
    "/without-consent": page(
      `<script async src="/cairn.js" data-key="pk_test_1" data-consent="denied"></script>`,
    ),
    "/strict": page(
      `${reporting}<base href="/elsewhere/"><script nonce="n1">${stub}</script>${script}`,
      "script-src 'nonce-n1' 'strict-dynamic'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    "/denied": page(
      `${reporting}<script nonce="n1">for (const name of ["localStorage","indexedDB","BroadcastChannel"])
        Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
        Object.freeze(History.prototype); Object.freeze(history);</script>${script}`,
    ),
    "/busy": page(`<script>(function draw() {
        requestAnimationFrame(draw);
        for (const until = performance.now() + 40; performance.now() < until;);
      })()</script>${script}`),
    "/ahead": {
      body: `<!doctype html><title>Host</title><script>
          const left = { type: "track", event: "Left", messageId: "left" };
          const leave = () => fetch("/v1/batch", { method: "POST", body: JSON.stringify({ batch: [left] }) });
          setTimeout(() => leave().then(() => location.assign("/seen")), 2500);
        </script>
        <script type="speculationrules">${JSON.stringify({ prerender: [{ urls: ["/seen", "/unseen"], eagerness: "immediate" }] })}</script>`,
    },
    ...Object.fromEntries(
      ["/seen", "/unseen"].map((path) => [
        path,
        page(`<script nonce="n1">${stub}</script>
          <script>cairn.track("Looked At", { path: location.pathname, ahead: document.prerendering })</script>${script}`),
      ]),
    ),
    "/empty": { body: "<!doctype html>" },
  };
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startRecordServer(files);
});
afterEach(() => server.close());

async function open(path = "/"): Promise<Page> {
  const context = await browser.newContext();
  return visit(await context.newPage(), path);
}

async function visit(page: Page, path = "/"): Promise<Page> {
  await page.goto(server.origin + path);
  await started(page);
  // The early calls' own flush must not be the one that a test lets hang.
  await page.evaluate(() => globalThis.early);
  return page;
}

/** Waits until the script has taken the stub's place. */
async function started(page: Page): Promise<void> {
  await page.waitForFunction(() => "init" in (globalThis.cairn ?? {}));
}

function track(page: Page, event: string) {
  return page.evaluate(async (name) => {
    cairn.track(name);
    return cairn.flush({ to: "outbox" });
  }, event);
}

describe("cairn.js in Chromium", () => {
  it("stores an event exactly once through a reload, though the first answer never came", async () => {
    const page = await open();
    server.behave({ kind: "store-and-hang" });
    expect(await track(page, "Customer Added")).toMatchObject({ storage: "indexeddb" });
    await page.evaluate(() => void cairn.flush());
    await expect.poll(() => server.named("Customer Added")).toHaveLength(1);
    server.behave({ kind: "answer" });
    await page.reload();
    await started(page);
    // The old page's lock ends with it, but a moment later.
    await expect.poll(() => page.evaluate(() => cairn.flush())).toSatisfy(isRepeated);
    expect(server.named("Customer Added")).toHaveLength(1);
    await page.context().close();
  });

  it("loads the engine on a page that draws without a pause and is never idle", async () => {
    const page = await open("/busy");
    await page.waitForFunction(() => "engineStarted" in globalThis, undefined, { timeout: 10_000 });
    await page.context().close();
  });

  it("tells of a page that was rendered ahead once somebody sees it, and of no other", async () => {
    // Chromium renders nothing ahead that is automated.
    const folder = await mkdtemp(join(tmpdir(), "cairn-ahead-"));
    const alone = await startProcesses(chromiumPath, [
      ...chromiumArguments,
      "--headless",
      `--user-data-dir=${folder}`,
      `${server.origin}/ahead`,
    ]);
    try {
      await expect.poll(() => server.named("Looked At")).toHaveLength(1);
      expect(server.named("Looked At")[0]).toMatchObject({
        properties: { path: "/seen", ahead: true },
      });
      // Both were ready long before.
      const told = [...server.stored.values()].map(({ event, type }) => event ?? type);
      expect(told[0]).toBe("Left");
      expect(told.filter((one) => one === "page" || one === "Looked At")).toHaveLength(2);
    } finally {
      await alone.kill();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("makes the calls that the stub kept, and settles their promises", async () => {
    const page = await open();
    const outcome = await page.evaluate(() => globalThis.early);
    expect(outcome).toMatchObject({ pending: 0 });
    expect(server.named("Early Bird")).toHaveLength(1);
    expect(server.named("Early Bird")[0]).toMatchObject({ userId: "u1" });
    await page.context().close();
  });

  it("keeps an event through a kill of the browser in the middle of a flush", async () => {
    const folder = await mkdtemp(join(tmpdir(), "cairn-e2e-"));
    const first = await launchProfile(folder);
    const page = await visit(await first.newPage());
    server.behave({ kind: "store-and-hang" });
    await track(page, "Invoice Written");
    await page.evaluate(() => void cairn.flush());
    await expect.poll(() => server.named("Invoice Written")).toHaveLength(1);
    const crash = await first.newCDPSession(page);
    void crash.send("Page.crash").catch(() => {});
    await first.close();

    server.behave({ kind: "answer" });
    const second = await launchProfile(folder);
    const again = await visit(await second.newPage());
    await expect.poll(() => again.evaluate(() => cairn.flush())).toSatisfy(isRepeated);
    expect(server.named("Invoice Written")).toHaveLength(1);
    await second.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("sends what is left when the page goes away, without a preflight", async () => {
    const page = await open();
    await page.evaluate(() => cairn.flush());
    await page.evaluate(() => cairn.track("Last Word"));
    await page.goto(`${server.origin}/empty`);
    await expect.poll(() => server.named("Last Word")).toHaveLength(1);
    expect(server.bodies.at(-1)?.contentType).toContain("text/plain");
    expect(server.named("Session Ended")[0]?.properties).toMatchObject({ reason: "left" });
    await page.context().close();
  });

  it("shares one outbox between two tabs and stores every event once", async () => {
    const one = await open();
    const two = await visit(await one.context().newPage());
    server.behave({ kind: "refuse", status: 503 });
    await Promise.all([track(one, "From One"), track(two, "From Two")]);
    await Promise.all([one, two].map((page) => page.evaluate(() => cairn.flush())));
    expect(server.named("From One")).toHaveLength(0);
    server.behave({ kind: "answer" });
    await one.close({ runBeforeUnload: false });
    await expect.poll(() => two.evaluate(() => cairn.flush())).toMatchObject({ pending: 0 });
    expect(server.named("From One")).toHaveLength(1);
    expect(server.named("From Two")).toHaveLength(1);
    const [first, second] = [server.named("From One")[0], server.named("From Two")[0]];
    expect(first?.anonymousId).toBe(second?.anonymousId);
    await two.context().close();
  });

  it("runs under a strict policy with trusted types, and loads its engine", async () => {
    const page = await open("/strict");
    await page.waitForFunction(() => cairn.state.value.ready);
    await page.click("button");
    await page.evaluate(() => cairn.flush());
    expect(server.named("Invoice Sent")).toHaveLength(1);
    expect(server.named("Invoice Sent")[0]?.context?.["cairn"]).toMatchObject({
      guidebook: "7",
      env: "test",
      v: "1.2.3",
    });
    expect(await page.evaluate(() => reports)).toEqual([]);
    await page.context().close();
  });

  it("leaves the page alone and still sends where storage is denied and built-ins are frozen", async () => {
    const page = await open("/denied");
    expect(await track(page, "Customer Added")).toMatchObject({ storage: "memory", stored: 0 });
    await page.evaluate(() => history.pushState({}, "", "/elsewhere"));
    expect(await page.evaluate(() => cairn.flush())).toMatchObject({ pending: 0 });
    expect(server.named("Customer Added")).toHaveLength(1);
    expect(await page.evaluate(() => reports)).toEqual([]);
    await page.context().close();
  });

  it("stores and sends nothing while consent is denied", async () => {
    const page = await open("/without-consent");
    await track(page, "Customer Added");
    await page.evaluate(() => cairn.flush());
    const left = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      cookies: document.cookie,
    }));
    expect(left).toEqual({ local: [], databases: [], cookies: "" });
    expect(server.bodies).toEqual([]);
    await page.context().close();
  });

  it("lets the page into the back-forward cache, and goes on when it comes back", async () => {
    const page = await open();
    await track(page, "Customer Added");
    await page.evaluate(() =>
      addEventListener("pageshow", ({ persisted }) => {
        if (!persisted) return;
        cairn.track("Came Back");
        void cairn.flush();
      }),
    );
    await page.goto(`${server.origin}/empty`);
    // Playwright does not notice a page that comes out of the cache: the server does.
    await page.evaluate(() => setTimeout(() => history.back()));
    await expect.poll(() => server.named("Came Back")).toHaveLength(1);
    await page.context().close();
  });
});
