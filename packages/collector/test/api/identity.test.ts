import type { IdentityOverview, NewIdentitySecret } from "@cairn/core/api";
import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { basic } from "../support/a-collector.ts";
import { aStudio, NOON, ORIGIN, type Studio } from "./studio.ts";

async function aSecret(studio: Studio): Promise<string> {
  const made = await studio.call("POST", "identity/secrets");
  expect(made.status).toBe(201);
  return ((await made.json()) as NewIdentitySecret).secret;
}

describe("identity in the API", () => {
  it("tells a secret once, then its ending and age", async () => {
    const studio = await aStudio();
    const secret = await aSecret(studio);
    const overview = await studio.get<IdentityOverview>("identity");
    expect(overview.secrets).toEqual([
      { ending: secret.slice(-4), createdAt: "2026-05-04T12:00:00.000Z" },
    ]);
    expect(JSON.stringify(overview)).not.toContain(secret);
    expect(overview.live).toMatchObject({ mode: "off", coverage: { identified: 0 } });
  });

  it("keeps two secrets at most, and retires one by its ending", async () => {
    const studio = await aStudio();
    const [first] = [await aSecret(studio), await aSecret(studio)];
    expect((await studio.call("POST", "identity/secrets")).status).toBe(409);
    const retire = () => studio.call("DELETE", `identity/secrets/${first.slice(-4)}`);
    expect((await retire()).status).toBe(204);
    expect((await retire()).status).toBe(404);
    expect((await studio.get<IdentityOverview>("identity")).secrets).toHaveLength(1);
  });

  it("sets a mode, enforces none without a secret, and says in the audit log who did it", async () => {
    const studio = await aStudio();
    const set = (body: object) => studio.call("PUT", "identity", body);
    expect((await set({ environment: "live", mode: "enforce" })).status).toBe(409);
    expect((await set({ environment: "live", mode: "strict" })).status).toBe(400);
    expect((await set({ environment: "prod", mode: "off" })).status).toBe(400);
    const secret = await aSecret(studio);
    expect((await set({ environment: "live", mode: "enforce" })).status).toBe(204);
    const { live, test } = await studio.get<IdentityOverview>("identity");
    expect([live.mode, test.mode]).toEqual(["enforce", "off"]);
    const audit = await studio.collector.context.registry.definitions.audit(5);
    expect(audit.map(({ action, detail, by }) => `${by} ${action} ${detail}`)).toEqual([
      "Owner identity-mode-set live: enforce",
      `Owner identity-secret-made …${secret.slice(-4)}`,
      "Owner signed-in by link",
    ]);
  });

  it.each(["live", "test"])(
    "keeps the last secret while %s enforces tokens: nobody could be believed again",
    async (environment) => {
      const studio = await aStudio();
      const old = await aSecret(studio);
      await studio.call("PUT", "identity", { environment, mode: "enforce" });
      const retire = (secret: string) =>
        studio.call("DELETE", `identity/secrets/${secret.slice(-4)}`);
      const refused = await retire(old);
      expect(refused.status).toBe(409);
      expect(JSON.stringify(await refused.json())).toContain(`${environment} enforces`);
      expect((await studio.get<IdentityOverview>("identity")).secrets).toHaveLength(1);
      const next = await aSecret(studio);
      expect((await retire(old)).status).toBe(204);
      await studio.call("PUT", "identity", { environment, mode: "observe" });
      expect((await retire(next)).status).toBe(204);
    },
  );

  it("shows the share of identified events that carry a valid token, before it is enforced", async () => {
    const studio = await aStudio();
    const secret = new TextEncoder().encode(await aSecret(studio));
    await studio.call("PUT", "identity", { environment: "live", mode: "observe" });
    const { key } = (await (await studio.call("POST", "keys", { environment: "live" })).json()) as {
      key: string;
    };
    const token = await new SignJWT({ sub: "ana", exp: NOON / 1000 + 60 })
      .setProtectedHeader({ alg: "HS256" })
      .sign(secret);
    const track = (messageId: string, userId: string) => ({
      type: "track",
      event: "X",
      messageId,
      userId,
      timestamp: new Date(NOON).toISOString(),
    });
    const batch = [track("1", "ana"), track("2", "ana"), track("3", "ana"), track("4", "bob")];
    const sent = await studio.collector.fetch(
      new Request(`${ORIGIN}/v1/batch`, {
        method: "POST",
        headers: { authorization: basic(key), "content-type": "application/json" },
        body: JSON.stringify({ batch, tokens: [token] }),
      }),
    );
    expect(await sent.json()).toMatchObject({ accepted: 4, rejected: [] });
    const { live } = await studio.get<IdentityOverview>("identity");
    expect(live.coverage).toMatchObject({ identified: 4, verified: 3, missing: 1, share: 0.75 });
  });
});
