import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { aCollector, LIVE_KEY } from "../support/a-collector.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SCRIPT = `console.log(${JSON.stringify("cairn ".repeat(200))});`;
const files = {
  "cairn.js": SCRIPT,
  "cairn/engine-ABCD1234.js": SCRIPT,
  "cairn/engine.js": 'import "./engine-ABCD1234.js";',
  "cairn/manifest.json": "[]",
  "demo/stub.js": "window.cairn=[]",
  "studio/index.html": "<!doctype html><title>Studio</title>",
  "studio/studio-ABCD1234.js": SCRIPT,
  "demo/index.html":
    '<!doctype html>%CAIRN_STUB%<script nonce="%NONCE%" src="%CAIRN_SCRIPT%" data-key="%CAIRN_KEY%"></script>',
  "demo/app.js": SCRIPT,
  "secret.txt": "not for browsers",
};
const assetsFolder = temporaryFolder(files);
const config = { assetsFolder, demo: { key: LIVE_KEY } };

describe("the script tag's files", () => {
  it("are for pages of any origin, also isolated ones", async () => {
    const collector = await aCollector({ config });
    for (const path of ["/cairn.js", "/cairn/engine-ABCD1234.js", "/cairn/manifest.json"]) {
      const response = await collector.get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    }
  });

  it("are asked for again, except those with a hash in their name", async () => {
    const collector = await aCollector({ config });
    const cacheOf = async (path: string): Promise<string | null> =>
      (await collector.get(path)).headers.get("cache-control");
    expect(await cacheOf("/cairn.js")).toBe("no-cache");
    expect(await cacheOf("/cairn/engine.js")).toBe("no-cache");
    expect(await cacheOf("/cairn/engine-ABCD1234.js")).toBe("public, max-age=31536000, immutable");
  });

  it("are compressed for who takes it, and not sent again to who holds them", async () => {
    const collector = await aCollector({ config });
    const response = await collector.get("/cairn.js", { "accept-encoding": "gzip, br;q=0" });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(new Uint8Array(await response.arrayBuffer())).toString()).toBe(SCRIPT);
    expect(response.headers.get("vary")).toBe("accept-encoding");
    const etag = response.headers.get("etag") ?? "";
    expect((await collector.get("/cairn.js", { "if-none-match": etag })).status).toBe(304);
    expect(await (await collector.get("/cairn.js")).text()).toBe(SCRIPT);
  });

  it("are served anew after a build", async () => {
    const collector = await aCollector({ config });
    const before = (await collector.get("/cairn/manifest.json")).headers.get("etag");
    writeFileSync(join(assetsFolder, "cairn/manifest.json"), '["changed"]');
    const after = await collector.get("/cairn/manifest.json");
    expect(after.headers.get("etag")).not.toBe(before);
    expect(await after.text()).toBe('["changed"]');
  });

  it.each([
    "/cairn/../secret.txt",
    "/cairn/%2e%2e/secret.txt",
    "/cairn/..%2fsecret.txt",
    "/cairn/none.js",
    "/secret.txt",
  ])("do not include %s", async (path) => {
    const collector = await aCollector({ config });
    expect((await collector.get(path)).status).toBe(404);
  });
});

describe("the studio's files", () => {
  it("come under a policy without inline code, and every screen gets the page", async () => {
    const collector = await aCollector({ config });
    const page = await collector.get("/studio/people/ann");
    expect(await page.text()).toBe(files["studio/index.html"]);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    for (const part of [
      "default-src 'none'",
      "connect-src 'self'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]) {
      expect(policy.split("; ")).toContain(part);
    }
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    const script = await collector.get("/studio/studio-ABCD1234.js");
    expect(script.headers.get("cache-control")).toContain("immutable");
    expect((await collector.get("/studio/none.js")).status).toBe(404);
    expect((await collector.get("/studio")).headers.get("location")).toBe("/studio/");
  });

  it("that were not built are a 404 that says what to do", async () => {
    const collector = await aCollector();
    const response = await collector.get("/studio/");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining("pnpm build") });
  });
});

describe("the demo", () => {
  it("is served under the policy that Cairn promises to work under, with a new nonce each time", async () => {
    const collector = await aCollector({ config });
    const [page, other] = [await collector.get("/demo/"), await collector.get("/demo/invoices/7")];
    const policy = page.headers.get("content-security-policy") ?? "";
    const nonce = /script-src 'nonce-([\w-]+)' 'strict-dynamic';/.exec(policy)?.[1];
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("connect-src 'self'");
    expect(await page.text()).toBe(
      `<!doctype html><script nonce="${nonce}">window.cairn=[]</script>` +
        `<script nonce="${nonce}" src="/cairn.js" data-key="${LIVE_KEY}"></script>`,
    );
    expect(other.headers.get("content-security-policy")).not.toBe(policy);
    expect((await collector.get("/demo/app.js")).status).toBe(200);
  });

  it("is not there unless it was asked for", async () => {
    const collector = await aCollector({ config: { assetsFolder } });
    expect((await collector.get("/demo/")).status).toBe(404);
  });
});
