import type { StudioSession } from "@cairn/core/api";
import { describe, expect, it, vi } from "vitest";
import { createSignInToken } from "../../src/cli/first-run.ts";
import { aStudio, NOON, ORIGIN, sendRaw, type Studio } from "./studio.ts";

const HOUR_MS = 3_600_000;

const aToken = ({ collector }: Studio, nowMs = NOON) =>
  createSignInToken(collector.context.registry.access, nowMs);

describe("signing in", () => {
  it("gives a strict, HttpOnly cookie for a link's token and says who is here", async () => {
    const studio = await aStudio();
    const response = await sendRaw(
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
    const response = await sendRaw(studio, "POST", "session", { origin }, body, origin);
    expect(response.headers.get("set-cookie")).not.toContain("Secure");
  });

  it("knows from the proxy in front of it that browsers see https", async () => {
    const studio = await aStudio();
    const inside = "http://collector.example";
    const headers = { origin: ORIGIN, "x-forwarded-proto": "https" };
    const body = { token: await aToken(studio) };
    const response = await sendRaw(studio, "POST", "session", headers, body, inside);
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toContain("Secure");
    expect(await response.json()).toMatchObject({ collector: ORIGIN });
    const signedIn = { ...headers, cookie: cookie.split(";", 1)[0] ?? "" };
    const pause = (more: object) =>
      sendRaw(studio, "PUT", "pause", { ...signedIn, ...more }, { paused: true }, inside);
    expect((await pause({})).status).toBe(204);
    expect((await pause({ origin: "https://evil.example" })).status).toBe(403);
    expect((await pause({ origin: inside })).status).toBe(403);
  });

  it("takes a link once, even when it is opened twice at the same time", async () => {
    const studio = await aStudio();
    const body = { token: await aToken(studio) };
    const answers = await Promise.all([
      sendRaw(studio, "POST", "session", {}, body),
      sendRaw(studio, "POST", "session", {}, body),
    ]);
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 401]);
  });

  it("takes a link for one hour", async () => {
    const studio = await aStudio();
    const body = { token: await aToken(studio) };
    studio.goTo(NOON + HOUR_MS);
    const response = await sendRaw(studio, "POST", "session", {}, body);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining("too old") });
  });

  it("does not take a session's own token for a link, and lets the session live", async () => {
    const studio = await aStudio();
    const token = studio.cookie.split("=")[1];
    expect((await sendRaw(studio, "POST", "session", {}, { token })).status).toBe(401);
    expect((await studio.call("GET", "session")).status).toBe(200);
  });

  it("refuses a foreign page that tries to sign this browser in", async () => {
    const studio = await aStudio();
    const body = { token: await aToken(studio) };
    const response = await sendRaw(
      studio,
      "POST",
      "session",
      { origin: "https://evil.example" },
      body,
    );
    expect(response.status).toBe(403);
    expect((await sendRaw(studio, "POST", "session", {}, body)).status).toBe(200);
  });

  it("slows down wrong tokens, and never keeps the right one out", async () => {
    const studio = await aStudio();
    const wrong = () => sendRaw(studio, "POST", "session", {}, { token: "A".repeat(43) });
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await wrong()).status).toBe(401);
    const refused = await wrong();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const right = await sendRaw(studio, "POST", "session", {}, { token: await aToken(studio) });
    expect(right.status).toBe(200);
    studio.goTo(NOON + HOUR_MS);
    expect((await wrong()).status).toBe(401);
  });

  it("answers each kind of malformed token with a problem", async () => {
    const studio = await aStudio();
    for (const body of [{}, { token: 5 }, { token: "short" }, { token: null }]) {
      expect((await sendRaw(studio, "POST", "session", {}, body)).status).toBe(401);
    }
    expect((await sendRaw(studio, "POST", "session", {}, [])).status).toBe(400);
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

  it("ends by itself after 14 days, however much it is used", async () => {
    const studio = await aStudio();
    for (let day = 3; day < 14; day += 3) {
      studio.goTo(NOON + day * 24 * HOUR_MS);
      expect((await studio.call("GET", "draft")).status).toBe(200);
    }
    studio.goTo(NOON + 14 * 24 * HOUR_MS - 1);
    expect((await studio.call("GET", "draft")).status).toBe(200);
    studio.goTo(NOON + 14 * 24 * HOUR_MS);
    expect((await studio.call("GET", "draft")).status).toBe(401);
  });

  it("goes on reading while storage takes nothing, as when the disk is full", async () => {
    const studio = await aStudio();
    const { access } = studio.collector.context.registry;
    const touched = vi.spyOn(access, "touchSession").mockRejectedValue(new Error("disk full"));
    studio.goTo(NOON + HOUR_MS);
    expect((await studio.call("GET", "draft")).status).toBe(200);
    expect(touched).toHaveBeenCalledTimes(1);
  });

  it("ends by itself after 4 days on which nobody used it", async () => {
    const studio = await aStudio();
    studio.goTo(NOON + 4 * 24 * HOUR_MS - 1);
    expect((await studio.call("GET", "draft")).status).toBe(200);
    studio.goTo(NOON + 8 * 24 * HOUR_MS);
    expect((await studio.call("GET", "draft")).status).toBe(401);
  });
});
