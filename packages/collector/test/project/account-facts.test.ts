import { type CompiledGuidebook, holds, type SyncedState } from "@cairn/core";
import type { AuthoredCondition } from "@cairn/core/guidebook";
import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { aCollector, aTrack, LIVE_KEY, NOW_MS } from "../support/a-collector.ts";

const SECRET = "a secret of the workspace, 32 bytes or more";
const DAY_MS = 86_400_000;

/** A collector whose one notice shows under `when`, and whether it does so for Ann, as her browser judges. */
async function aTeam(when: AuthoredCondition) {
  const collector = await aCollector({
    guidebook: {
      version: 1,
      guides: { tip: { kind: "notice", style: "modal", title: "T", body: "B", when } },
    },
  });
  const { registry, projector } = collector.context;
  await registry.access.setIdentitySecrets([{ secret: SECRET, createdAtMs: 0 }]);
  let sent = 0;
  return {
    collector,
    async sends(who: string, times: number, parts: Readonly<Record<string, unknown>> = {}) {
      const context = { groupId: "acme" };
      const batch = Array.from({ length: times }, () =>
        aTrack(`m${++sent}`, { userId: who, context, ...parts }),
      );
      const answer = await collector.post("/v1/batch", { batch });
      expect(await answer.json()).toMatchObject({ rejected: [] });
      await projector.caughtUp();
    },
    async isShown(): Promise<boolean> {
      const token = await new SignJWT({ sub: "ann", exp: NOW_MS / 1000 + 60 })
        .setProtectedHeader({ alg: "HS256" })
        .sign(new TextEncoder().encode(SECRET));
      const asked = await collector.get("/v1/state", { authorization: `Bearer ${token}` });
      const { accountTraits } = (await asked.json()) as SyncedState;
      const served = await collector.get(`/v1/guidebook?key=${LIVE_KEY}`);
      const book = (await served.json()) as CompiledGuidebook;
      expect(book).not.toHaveProperty("accountFacts");
      expect(book.definitions).not.toHaveProperty("tallies");
      const facts = { nowMs: NOW_MS, segments: {}, recent: {}, reachedAt: {}, traits: {} };
      return holds(book.guides[0]!.when!, { ...facts, accountTraits });
    },
  };
}
const event = { name: "Invoice Sent" };

describe("the share of one person", () => {
  it("holds where one person did most of what their account did", async () => {
    const team = await aTeam({ kind: "account-share", event, within: "30d", atLeast: 0.8 });
    expect(await team.isShown()).toBe(false);
    await team.sends("ann", 4);
    await team.sends("bob", 1);
    expect(await team.isShown()).toBe(true);
    await team.sends("bob", 1);
    expect(await team.isShown()).toBe(false);
  });

  it("counts what was done within the days, and nothing that Cairn itself told", async () => {
    const team = await aTeam({ kind: "account-share", within: "7d", atMost: 0.5 });
    const timestamp = new Date(NOW_MS - 8 * DAY_MS).toISOString();
    await team.sends("ann", 1);
    await team.sends("bob", 1, { timestamp });
    await team.sends("bob", 1, { event: "Guide Shown", properties: { guide: "tip" } });
    expect(await team.isShown()).toBe(false);
    await team.sends("bob", 1, { timestamp: new Date(NOW_MS - 6 * DAY_MS).toISOString() });
    expect(await team.isShown()).toBe(true);
  });

  it("counts two ids that turn out to be one person as one, and a repeated event once", async () => {
    const team = await aTeam({ kind: "account-share", event, within: "30d", atLeast: 0.7 });
    await team.sends("bob", 2);
    await team.sends("", 2, { userId: undefined, anonymousId: "phone" });
    expect(await team.isShown()).toBe(false);
    await team.sends("ann", 1, { anonymousId: "phone" });
    await team.collector.post("/v1/batch", { batch: [aTrack("m1", { userId: "bob" })] });
    await team.collector.context.projector.caughtUp();
    expect(await team.isShown()).toBe(false);
    await team.sends("ann", 2);
    expect(await team.isShown()).toBe(true);
  });
});

describe("how many people of an account are active", () => {
  it("counts each person once, and is 0 for an account where nobody is", async () => {
    const team = await aTeam({ kind: "account-people", event, within: "30d", atLeast: 2 });
    await team.sends("ann", 5);
    expect(await team.isShown()).toBe(false);
    await team.sends("bob", 1, { event: "Looked Around" });
    expect(await team.isShown()).toBe(false);
    await team.sends("bob", 1);
    expect(await team.isShown()).toBe(true);
  });

  it("comes out the same from a rebuild", async () => {
    const team = await aTeam({ kind: "account-people", event, within: "30d", atLeast: 2 });
    await team.sends("ann", 5);
    await team.sends("bob", 1);
    await team.collector.context.projector.rebuild({ anew: true });
    expect(await team.isShown()).toBe(true);
  });
});
