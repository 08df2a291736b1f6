import { SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, it } from "vitest";
import { aCollector, aTrack, NOW_MS, type TestCollector } from "../support/a-collector.ts";

const SECRET = "a secret of the workspace, 32 bytes or more";
const NOW_S = NOW_MS / 1000;

async function aToken(
  claims: Readonly<Record<string, unknown>> = {},
  { secret = SECRET, algorithm = "HS256" } = {},
): Promise<string> {
  const payload = { sub: "ann", exp: NOW_S + 60, ...claims };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: algorithm })
    .sign(new TextEncoder().encode(secret));
}

async function withSecret(secrets: readonly string[] = [SECRET]): Promise<TestCollector> {
  const collector = await aCollector({
    guidebook: {
      version: 1,
      milestones: {
        sent: {
          title: "Sent",
          when: { kind: "count", event: { name: "Invoice Sent" }, atLeast: 1 },
        },
      },
    },
  });
  await collector.context.registry.access.setIdentitySecrets(
    secrets.map((secret) => ({ secret, createdAtMs: 0 })),
  );
  return collector;
}

function ask(collector: TestCollector, token: string): Promise<Response> {
  return collector.get("/v1/state", { authorization: `Bearer ${token}` });
}

describe("GET /v1/state", () => {
  it("gives a verified user their progress, guide history and traits", async () => {
    const collector = await withSecret();
    const shown = { event: "Guide Shown", properties: { guide: "tour" } };
    await collector.post("/v1/batch", {
      batch: [
        aTrack("m1"),
        aTrack("m2", shown),
        { type: "identify", userId: "ann", messageId: "m3", traits: { plan: "pro" } },
        aTrack("other", { userId: "bob", ...shown }),
      ],
    });
    await collector.context.projector.caughtUp();
    const response = await ask(collector, await aToken());
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      progress: {
        firstMs: NOW_MS,
        thresholds: { "m:sent": { candidates: [{ id: "m1", atMs: NOW_MS }] } },
      },
      ledger: [{ id: "m2", guide: "tour", kind: "shown" }],
      traits: { plan: "pro" },
    });
  });

  it("says under which id holdouts first met the user, so that another device assigns them alike", async () => {
    const collector = await withSecret();
    const viewed = (unit: string, more = {}) => ({
      event: "Experiment Viewed",
      properties: {
        guide: unit,
        arm: "shown",
        unit,
        by: "user",
        holdout: "guide",
        share: 0.1,
        ...more,
      },
    });
    const at = (seconds: number) => ({
      timestamp: new Date(NOW_MS - seconds * 1000).toISOString(),
    });
    await collector.post("/v1/batch", {
      batch: [
        aTrack("m1", { ...viewed("desk"), ...at(10), anonymousId: "desk" }),
        aTrack("m2", { ...viewed("acme", { by: "account" }), ...at(90) }),
        aTrack("m3", { ...viewed("phone"), ...at(60), userId: undefined, anonymousId: "phone" }),
      ],
    });
    await collector.context.projector.caughtUp();
    const before = await (await ask(collector, await aToken())).json();
    expect(before).toMatchObject({ unit: [NOW_MS - 10_000, "desk"] });

    // The visitor of the phone turns out to be the same person.
    await collector.post("/v1/batch", { batch: [aTrack("m4", { anonymousId: "phone" })] });
    await collector.context.projector.caughtUp();
    const after = await (await ask(collector, await aToken())).json();
    expect(after).toMatchObject({ unit: [NOW_MS - 60_000, "phone"] });
  });

  it("gives somebody unknown an empty state", async () => {
    const collector = await withSecret();
    const response = await ask(collector, await aToken({ sub: "nobody" }));
    expect(await response.json()).toMatchObject({ progress: { thresholds: {} }, ledger: [] });
  });

  it("takes a token of the older of two secrets, and one that ended less than 30 s ago", async () => {
    const collector = await withSecret(["the new secret, which is long enough too", SECRET]);
    expect((await ask(collector, await aToken({ exp: NOW_S - 25 }))).status).toBe(200);
  });

  it.each([
    [
      "signed with another secret",
      () => aToken({}, { secret: "another secret, as long as the first" }),
    ],
    ["that ended", () => aToken({ exp: NOW_S - 31 })],
    ["without an end", () => aToken({ exp: undefined })],
    ["without a subject", () => aToken({ sub: undefined })],
    ["of another algorithm", () => aToken({}, { algorithm: "HS512", secret: SECRET.repeat(2) })],
    [
      "without a signature",
      async () => new UnsecuredJWT({ sub: "ann" }).setExpirationTime(NOW_S + 60).encode(),
    ],
    ["that is no token", async () => "rubbish"],
  ])("refuses a token %s", async (_, token) => {
    const collector = await withSecret();
    const response = await ask(collector, await token());
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: "invalid-token" });
  });

  it("refuses everything where no secret is set up, and says so", async () => {
    const collector = await withSecret([]);
    const response = await ask(collector, await aToken());
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining("secret") });
    expect((await collector.get("/v1/state")).status).toBe(401);
  });
});
