import { describe, expect, it } from "vitest";
import { readBasePath } from "../../src/http/base-path.ts";
import { aCollector, aTrack, basic, LIVE_KEY, ORIGIN } from "../support/a-collector.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { createSignInToken } from "../../src/cli/first-run.ts";

const assetsFolder = temporaryFolder({
  "cairn.js": "1",
  "cairn/manifest.json": '[{"path":"/cairn.js","group":"entry","brotli":1}]',
  "cairn/engine-ABCDEFGH.js": "2",
  "studio/index.html": "<p>studio</p>",
  "demo/index.html": '<link href="/demo/app.css" /><script src="%CAIRN_SCRIPT%"></script>',
  "demo/app.css": "p {}",
});
const config = { assetsFolder, basePath: "/a/cairn", demo: { key: LIVE_KEY } };

describe("behind a base path", () => {
  it("every route is there and nowhere else; health is in both places", async () => {
    const collector = await aCollector({ config });
    for (const path of [
      "/cairn.js",
      "/cairn/engine-ABCDEFGH.js",
      "/studio/",
      "/demo/",
      "/healthz",
    ]) {
      expect(`${path} ${(await collector.get(`/a/cairn${path}`)).status}`).toBe(`${path} 200`);
    }
    expect((await collector.post("/a/cairn/v1/batch", { batch: [aTrack("m1")] })).status).toBe(200);
    for (const path of ["/cairn.js", "/v1/guidebook", "/a/cairnx/cairn.js", "/studio/", "/"]) {
      const answer = await collector.get(path, { authorization: basic(LIVE_KEY) });
      expect(`${path} ${answer.status}`).toBe(`${path} 404`);
      expect(await answer.json()).toMatchObject({ detail: expect.stringContaining(` ${path} `) });
    }
    expect((await collector.get("/healthz")).status).toBe(200);
    const preflight = await collector.fetch(
      new Request(`${ORIGIN}/a/cairn/v1/batch`, { method: "OPTIONS" }),
    );
    expect(preflight.status).toBe(204);
  });

  it("what names a path names it with the base", async () => {
    const collector = await aCollector({ config });
    const redirect = async (path: string) => (await collector.get(path)).headers.get("location");
    expect(await redirect("/a/cairn")).toBe("/a/cairn/studio/");
    expect(await redirect("/a/cairn/studio")).toBe("/a/cairn/studio/");
    expect(await redirect("/a/cairn/demo")).toBe("/a/cairn/demo/");
    const manifest = await collector.get("/a/cairn/cairn/manifest.json");
    expect(await manifest.json()).toEqual([
      { path: "/a/cairn/cairn.js", group: "entry", brotli: 1 },
    ]);
    expect(manifest.headers.get("access-control-allow-origin")).toBe("*");
    const demo = await (await collector.get("/a/cairn/demo/")).text();
    expect(demo).toContain('href="/a/cairn/demo/app.css"');
    expect(demo).toContain('src="/a/cairn/cairn.js"');
    const settings = await collector.get(`/a/cairn/v1/projects/${LIVE_KEY}/settings`);
    expect(await settings.json()).toMatchObject({
      integrations: { "Segment.io": { apiHost: "collector.example/a/cairn/v1" } },
    });
  });

  it("the studio's session is its own, and says where the collector is", async () => {
    const collector = await aCollector({ config });
    const { registry, now } = collector.context;
    const token = await createSignInToken(registry.access, now());
    const headers = { "x-forwarded-proto": "https", origin: "https://collector.example" };
    const signedIn = await collector.post("/a/cairn/api/session", { token }, { headers });
    expect(signedIn.headers.get("set-cookie")).toMatch(/Path=\/a\/cairn\/; HttpOnly; Secure/);
    expect(await signedIn.json()).toMatchObject({ collector: "https://collector.example/a/cairn" });
  });
});

it.each([
  ["cairn", "/cairn"],
  ["/cairn/", "/cairn"],
  ["//a//b/", "/a/b"],
  ["/", ""],
  ["", ""],
  ["/../x", undefined],
  ["/a b", undefined],
  ['/"><script>', undefined],
])("reads the base path %j as %j", (written, path) => {
  expect(readBasePath(written)).toBe(path);
});
