import type { StudioSession } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { createSignInToken } from "../../src/cli/first-run.ts";
import { aSecretKey, aStudio, NOON, ORIGIN, type Studio } from "./studio.ts";

const HOUR_MS = 3_600_000;

/** A request with these headers only, as anybody could send it. */
function send(
  { collector }: Studio,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
  origin = ORIGIN,
): Promise<Response> {
  return collector.fetch(
    new Request(`${origin}/api/${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
}
const aToken = ({ collector }: Studio, nowMs = NOON) =>
  createSignInToken(collector.context.registry.access, nowMs);

describe("signing in", () => {
  it("gives a strict, HttpOnly cookie for a link's token and says who is here", async () => {
    const studio = await aStudio();
    const response = await send(
      studio,
      "POST",
      "session",
      { origin: ORIGIN },
      { token: await aToken(studio) },
    );
    expect(response.status).toBe(200);
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^cairn_studio=[\w-]{43};/);
    for (const part of ["HttpOnly", "SameSite=Strict", "Path=/", "Secure"]) {
      expect(cookie).toContain(part);
    }
    expect(await response.json()).toMatchObject({ role: "admin", collector: ORIGIN, keys: [] });
  });

  it("leaves Secure out over plain http, where the browser would drop the cookie", async () => {
    const studio = await aStudio();
    const origin = "http://127.0.0.1:8787";
    const body = { token: await aToken(studio) };
    const response = await send(studio, "POST", "session", { origin }, body, origin);
    expect(response.headers.get("set-cookie")).not.toContain("Secure");
  });

  it("takes a link once, even when it is opened twice at the same time", async () => {
    const studio = await aStudio();
    const body = { token: await aToken(studio) };
    const answers = await Promise.all([
      send(studio, "POST", "session", {}, body),
      send(studio, "POST", "session", {}, body),
    ]);
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 401]);
  });

  it("takes a link for one hour", async () => {
    const studio = await aStudio();
    const body = { token: await aToken(studio) };
    studio.goTo(NOON + HOUR_MS);
    const response = await send(studio, "POST", "session", {}, body);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining("too old") });
  });

  it("does not take a session's own token for a link, and lets the session live", async () => {
    const studio = await aStudio();
    const token = studio.cookie.split("=")[1];
    expect((await send(studio, "POST", "session", {}, { token })).status).toBe(401);
    expect((await studio.call("GET", "session")).status).toBe(200);
  });

  it("refuses a foreign page that tries to sign this browser in", async () => {
    const studio = await aStudio();
    const body = { token: await aToken(studio) };
    const response = await send(
      studio,
      "POST",
      "session",
      { origin: "https://evil.example" },
      body,
    );
    expect(response.status).toBe(403);
    expect((await send(studio, "POST", "session", {}, body)).status).toBe(200);
  });

  it("slows down wrong tokens, and never keeps the right one out", async () => {
    const studio = await aStudio();
    const wrong = () => send(studio, "POST", "session", {}, { token: "A".repeat(43) });
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await wrong()).status).toBe(401);
    const refused = await wrong();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const right = await send(studio, "POST", "session", {}, { token: await aToken(studio) });
    expect(right.status).toBe(200);
    studio.goTo(NOON + HOUR_MS);
    expect((await wrong()).status).toBe(401);
  });

  it("answers each kind of malformed token with a problem", async () => {
    const studio = await aStudio();
    for (const body of [{}, { token: 5 }, { token: "short" }, { token: null }]) {
      expect((await send(studio, "POST", "session", {}, body)).status).toBe(401);
    }
    expect((await send(studio, "POST", "session", {}, [])).status).toBe(400);
  });
});

describe("a studio session", () => {
  it("names the write keys that are in use", async () => {
    const studio = await aStudio();
    const { access } = studio.collector.context.registry;
    const key = {
      environment: "live",
      origins: ["https://app.example"],
      createdAtMs: NOON,
    } as const;
    await access.putWriteKey({ key: "pk_live_1", ...key });
    await access.putWriteKey({ key: "pk_live_0", ...key, revokedAtMs: NOON });
    expect((await studio.get<StudioSession>("session")).keys).toEqual([
      { key: "pk_live_1", environment: "live", origins: ["https://app.example"] },
    ]);
  });

  it("ends when it is signed out, for good", async () => {
    const studio = await aStudio();
    const response = await studio.call("DELETE", "session");
    expect(response.status).toBe(204);
    expect(response.headers.get("set-cookie")).toMatch(/^cairn_studio=;.*Max-Age=0/);
    expect((await studio.call("GET", "session")).status).toBe(401);
  });

  it("ends by itself after 14 days", async () => {
    const studio = await aStudio();
    studio.goTo(NOON + 14 * 24 * HOUR_MS - 1);
    expect((await studio.call("GET", "draft")).status).toBe(200);
    studio.goTo(NOON + 14 * 24 * HOUR_MS);
    expect((await studio.call("GET", "draft")).status).toBe(401);
  });
});

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
    const response = await send(studio, "GET", path, {});
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
        (await send(studio, method, path, headers, body)).status;
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
    const response = await send(studio, "PUT", "pause", headers, { paused: true }, inside);
    expect(response.status).toBe(204);
  });

  it("lets a secret key in without an origin, under its own name", async () => {
    const studio = await aStudio();
    const authorization = `Bearer ${await aSecretKey(studio)}`;
    const session = await send(studio, "GET", "session", { authorization });
    expect(await session.json()).toMatchObject({ name: "billing server" });
    const pause = await send(studio, "PUT", "pause", { authorization }, { paused: true });
    expect(pause.status).toBe(204);
    const [entry] = await studio.collector.context.registry.definitions.audit(1);
    expect(entry).toMatchObject({ by: "billing server", action: "paused" });
  });

  it("refuses a secret key that is unknown, revoked or no secret key", async () => {
    const studio = await aStudio();
    const revoked = await aSecretKey(studio, true);
    for (const key of [revoked, "sk_unknown", "pk_live_1", ""]) {
      const headers = { authorization: `Bearer ${key}` };
      expect((await send(studio, "GET", "draft", headers)).status).toBe(401);
    }
  });

  it("does not fall back to the cookie when a secret key is wrong", async () => {
    const studio = await aStudio();
    const headers = { authorization: "Bearer sk_unknown", cookie: studio.cookie };
    expect((await send(studio, "GET", "draft", headers)).status).toBe(401);
  });

  it("does not mistake a proxy's own sign-in for one of ours", async () => {
    const studio = await aStudio();
    const headers = { authorization: "Basic YW5hOnh5eg==", cookie: studio.cookie };
    expect((await send(studio, "GET", "draft", headers)).status).toBe(200);
  });
});
