import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { launchBrowser, launchProfile } from "./models/browser.ts";
import { type RecordServer, type ServedFile, startRecordServer } from "./models/record-server.ts";

declare global {
  // oxlint-disable-next-line no-var
  var cairn: import("@cairn/sdk").Cairn;
  // oxlint-disable-next-line no-var
  var reports: string[];
}

const root = join(import.meta.dirname, "../..");
const ENGINE = `export function startEngine(port) {
  globalThis.engineStarted = port.portVersion;
  return { show() {}, hide() {}, openHelp() {}, revision: () => "7", explain: () => [], stop() {},
    state: { value: { ready: true, anonymousId: "", activated: false, milestones: {}, tipsOff: false },
      subscribe(run) { run(this.value); return () => {}; } } };
}`;

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
    "/": page(`${reporting}<script nonce="n1">${stub}</script>${script}`),
    "/strict": page(
      `${reporting}<base href="/elsewhere/"><script nonce="n1">${stub}</script>${script}`,
      "script-src 'nonce-n1' 'strict-dynamic'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    "/denied": page(
      `${reporting}<script nonce="n1">for (const name of ["localStorage","indexedDB","BroadcastChannel"])
        Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
        Object.freeze(History.prototype); Object.freeze(history);</script>${script}`,
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
  await page.waitForFunction(() => "destroy" in (globalThis.cairn ?? {}) && !("q" in globalThis.cairn && !cairn.identify));
  return page;
}
const track = (page: Page, event: string) =>
  page.evaluate(async (name) => {
    cairn.track(name);
    return cairn.flush({ to: "outbox" });
  }, event);

describe("cairn.js in Chromium", () => {
  it("stores an event exactly once through a reload", async () => {
    const page = await open();
    server.behave({ kind: "store-and-hang" });
    expect(await track(page, "Customer Added")).toMatchObject({ storage: "indexeddb" });
    await page.evaluate(() => void cairn.flush());
    await vi.waitFor(() => expect(server.named("Customer Added")).toHaveLength(1));
    server.behave({ kind: "answer" });
    await page.reload();
    await page.waitForFunction(() => "destroy" in (globalThis.cairn ?? {}));
    const report = await page.evaluate(() => cairn.flush());
    expect(report).toMatchObject({ pending: 0 });
    expect(report.duplicates).toBeGreaterThan(0);
    expect(server.named("Customer Added")).toHaveLength(1);
    await page.context().close();
  });
});
