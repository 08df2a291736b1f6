import { describe, expect, it } from "vitest";
import { aSecretKey, aStudio, ORIGIN, sendRaw } from "./studio.ts";

const READS = [
  "session",
  "draft",
  "versions",
  "events/seen",
  "insights/overview",
  "insights/funnel",
  "insights/time-to-milestone?event=x",
  "insights/stalls",
  "people",
  "people/ana",
  "live",
  "keys",
  "nothing-here",
];
const WRITES = [
  ["DELETE", "session"],
  ["PUT", "draft"],
  ["POST", "draft/check"],
  ["POST", "publish"],
  ["POST", "rollback"],
  ["PUT", "pause"],
  ["POST", "keys"],
  ["PUT", "keys/pk"],
  ["DELETE", "keys/pk"],
] as const;

describe("who may use the API", () => {
  it.each(READS)("keeps GET /api/%s from strangers", async (path) => {
    const studio = await aStudio();
    const response = await sendRaw(studio, "GET", path, {});
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({ status: 401, title: expect.any(String) });
  });

  it.each(WRITES)(
    "keeps %s /api/%s from strangers and from other sites' pages",
    async (method, path) => {
      const studio = await aStudio();
      const { cookie } = studio;
      const body = method === "DELETE" ? undefined : {};
      const status = async (headers: Readonly<Record<string, string>>) =>
        (await sendRaw(studio, method, path, headers, body)).status;
      expect(await status({})).toBe(401);
      expect(await status({ cookie: `cairn_studio=${"A".repeat(43)}`, origin: ORIGIN })).toBe(401);
      expect(await status({ cookie })).toBe(403);
      expect(await status({ cookie, origin: "https://evil.example" })).toBe(403);
      expect(await status({ cookie, origin: "null" })).toBe(403);
      expect(await status({ cookie, "sec-fetch-site": "cross-site" })).toBe(403);
      expect(await status({ cookie, origin: ORIGIN, "sec-fetch-site": "same-site" })).toBe(403);
      expect([401, 403]).not.toContain(await status({ cookie, origin: ORIGIN }));
    },
  );

  it("trusts the browser's word on the site behind a proxy that ends TLS", async () => {
    const studio = await aStudio();
    const headers = { cookie: studio.cookie, origin: ORIGIN, "sec-fetch-site": "same-origin" };
    const inside = "http://127.0.0.1:8787";
    const response = await sendRaw(studio, "PUT", "pause", headers, { paused: true }, inside);
    expect(response.status).toBe(204);
  });

  it("lets a secret key in without an origin, under its own name", async () => {
    const studio = await aStudio();
    const authorization = `Bearer ${await aSecretKey(studio)}`;
    const session = await sendRaw(studio, "GET", "session", { authorization });
    expect(await session.json()).toMatchObject({ name: "billing server" });
    const pause = await sendRaw(studio, "PUT", "pause", { authorization }, { paused: true });
    expect(pause.status).toBe(204);
    const [entry] = await studio.collector.context.registry.definitions.audit(1);
    expect(entry).toMatchObject({ by: "billing server", action: "paused" });
  });

  it("refuses a secret key that is unknown, revoked or no secret key", async () => {
    const studio = await aStudio();
    const revoked = await aSecretKey(studio, { revokedAtMs: 0 });
    for (const key of [revoked, "sk_unknown", "pk_live_1", ""]) {
      const headers = { authorization: `Bearer ${key}` };
      expect((await sendRaw(studio, "GET", "draft", headers)).status).toBe(401);
    }
  });

  it("does not fall back to the cookie when a secret key is wrong", async () => {
    const studio = await aStudio();
    const headers = { authorization: "Bearer sk_unknown", cookie: studio.cookie };
    expect((await sendRaw(studio, "GET", "draft", headers)).status).toBe(401);
  });

  it("does not mistake a proxy's own sign-in for one of ours", async () => {
    const studio = await aStudio();
    const headers = { authorization: "Basic YW5hOnh5eg==", cookie: studio.cookie };
    expect((await sendRaw(studio, "GET", "draft", headers)).status).toBe(200);
  });
});
