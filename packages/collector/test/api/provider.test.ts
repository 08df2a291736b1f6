import type { StudioSession } from "@cairn/core/api";
import { OAuth2Server } from "oauth2-mock-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CollectorConfig } from "../../src/config.ts";
import { inMemory } from "../support/in-memory.ts";
import { NOON, ORIGIN } from "./studio.ts";

const CALLBACK = `${ORIGIN}/api/sign-in/provider/callback`;
const provider = new OAuth2Server();
let claims: Readonly<Record<string, unknown>> = {};

beforeAll(async () => {
  await provider.issuer.keys.generate("RS256");
  await provider.start(0, "127.0.0.1");
  provider.service.on("beforeTokenSigning", (token: { payload: object }) =>
    Object.assign(token.payload, claims),
  );
});
afterAll(() => provider.stop());
beforeEach(() => {
  claims = { email: "Ada@x.example", email_verified: true, name: "Ada" };
});

/** A collector that knows the provider, and a browser that keeps cookies. */
function open() {
  const config: CollectorConfig = {
    assetsFolder: "/nowhere",
    provider: {
      issuer: provider.issuer.url ?? "",
      clientId: "cairn",
      clientSecret: "secret",
      name: "Example login",
      allow: [
        { who: "x.example", role: "viewer" },
        { who: "ada@x.example", role: "admin" },
      ],
    },
  };
  // The provider's tokens are of today.
  const opened = inMemory(Date.now(), { config });
  const cookies = new Map<string, string>();
  async function visit(url: string): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await opened.collector.fetch(new Request(url, { headers: { cookie } }));
    for (const set of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (set.split(";", 1)[0] ?? "").split("=");
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }
  /** Goes to the provider, which asks nothing, and answers where it sends the browser back to. */
  async function toProviderAndBack(): Promise<string> {
    const away = await visit(`${ORIGIN}/api/sign-in/provider`);
    const asked = away.headers.get("location") ?? "";
    const back = await fetch(asked, { redirect: "manual" });
    return back.headers.get("location") ?? "";
  }
  const who = async (): Promise<StudioSession | undefined> => {
    const response = await visit(`${ORIGIN}/api/session`);
    return response.ok ? ((await response.json()) as StudioSession) : undefined;
  };
  const place = (response: Response) => response.headers.get("location");
  return { ...opened, cookies, visit, toProviderAndBack, who, place };
}

describe("signing in by an OpenID provider", () => {
  it("asks it with PKCE, state and nonce, and keeps them in this browser only", async () => {
    const { visit, cookies, place } = open();
    const away = await visit(`${ORIGIN}/api/sign-in/provider`);
    expect(away.status).toBe(302);
    const asked = new URL(place(away) ?? "");
    expect(asked.origin).toBe(provider.issuer.url);
    const query = Object.fromEntries(asked.searchParams);
    expect(query).toMatchObject({
      response_type: "code",
      client_id: "cairn",
      redirect_uri: CALLBACK,
      code_challenge_method: "S256",
    });
    expect([query["state"], query["nonce"], query["code_challenge"]]).not.toContain(undefined);
    const [set = ""] = away.headers.getSetCookie();
    for (const part of ["HttpOnly", "SameSite=Lax", "Secure"]) expect(set).toContain(part);
    expect(asked.href).not.toContain(cookies.get("cairn_provider"));
  });

  it("lets in who is listed, as what the closest rule says, and is a member from then on", async () => {
    const { visit, toProviderAndBack, who, place, collector, cookies } = open();
    const back = await visit(await toProviderAndBack());
    expect(place(back)).toBe(`${ORIGIN}/studio/`);
    expect(await who()).toMatchObject({
      name: "Ada",
      role: "admin",
      member: { email: "ada@x.example", hasPassword: false, cameByLink: false },
    });
    expect(cookies.has("cairn_provider")).toBe(false);
    const { definitions, members } = collector.context.registry;
    const lines = await definitions.auditPage({ limit: 9 });
    expect(lines.map(({ by, action }) => `${by} ${action}`)).toEqual([
      "Ada signed-in",
      "Ada member-joined",
      "Example login member-added",
    ]);
    await members.add({
      id: "m",
      name: "Eve",
      email: "eve@x.example",
      role: "admin",
      createdAtMs: NOON,
      joinedAtMs: NOON,
    });
    const [ada] = await members.members();
    await members.setRole(ada!.id, "editor");
    await visit(await toProviderAndBack());
    // What the team made of her stays.
    expect(await who()).toMatchObject({ role: "editor" });
    expect(await members.members()).toHaveLength(2);
  });

  it("gives nobody a password for an open session alone, which would outlive the provider's word", async () => {
    const { visit, toProviderAndBack, collector, cookies } = open();
    await visit(await toProviderAndBack());
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const refused = await collector.fetch(
      new Request(`${ORIGIN}/api/password`, {
        method: "PUT",
        headers: { cookie, origin: ORIGIN, "content-type": "application/json" },
        body: JSON.stringify({ password: "a long walk past nine cairns" }),
      }),
    );
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining("sign-in link") });
    const [ada] = await collector.context.registry.members.members();
    expect(ada).not.toHaveProperty("password");
  });

  it("lets nobody in whose e-mail it has not verified, or who is not listed", async () => {
    const { visit, toProviderAndBack, who, place, collector } = open();
    claims = { email: "ada@x.example", email_verified: false, name: "Ada" };
    const unverified = await visit(await toProviderAndBack());
    expect(place(unverified)).toBe(`${ORIGIN}/studio/#provider=no-verified-email`);
    claims = { email: "eve@notx.example", email_verified: true, name: "Eve" };
    const stranger = await visit(await toProviderAndBack());
    expect(place(stranger)).toBe(`${ORIGIN}/studio/#provider=not-listed`);
    expect(await who()).toBeUndefined();
    const { definitions, members } = collector.context.registry;
    expect(await members.members()).toEqual([]);
    const [line] = await definitions.audit(1);
    expect(line).toMatchObject({ action: "sign-in-refused" });
  });

  it("takes no other mailbox for a member's, however alike they are written", async () => {
    const { visit, toProviderAndBack, who, place, collector } = open();
    const { members } = collector.context.registry;
    const long = `${"a".repeat(242)}@y.example.z`;
    for (const [id, email] of [
      ["kate", "kate@y.example"],
      ["long", long.slice(0, 254)],
    ] as const) {
      await members.add({ id, name: id, email, role: "admin", createdAtMs: NOON });
    }
    // The Kelvin sign becomes a "k" in lower case.
    for (const email of ["\u212Aate@y.example", `${long}.evil.example`]) {
      claims = { email, email_verified: true, name: "Eve" };
      const back = await visit(await toProviderAndBack());
      expect(place(back)).toBe(`${ORIGIN}/studio/#provider=not-listed`);
      expect(await who()).toBeUndefined();
    }
  });

  it("ends with the provider that vouched: who came by it is out once it is taken away", async () => {
    const { visit, toProviderAndBack, who, collector, cookies } = open();
    await visit(await toProviderAndBack());
    expect(await who()).toMatchObject({ name: "Ada" });
    const { registry } = collector.context;
    const cookie = `cairn_studio=${cookies.get("cairn_studio") ?? ""}`;
    const without = inMemory(Date.now(), { registry }).collector;
    const ask = new Request(`${ORIGIN}/api/session`, { headers: { cookie } });
    expect((await without.fetch(ask)).status).toBe(401);
    expect(await who()).toMatchObject({ name: "Ada" });
  });

  it("takes an answer once, in the browser that asked, with the state it asked with", async () => {
    const { visit, toProviderAndBack, place, who, cookies } = open();
    const answer = await toProviderAndBack();
    const kept = cookies.get("cairn_provider") ?? "";
    cookies.clear();
    expect(place(await visit(answer))).toContain("#provider=failed");
    cookies.set("cairn_provider", kept);
    const forged = answer.replace(/state=[^&]+/, "state=somebody-elses");
    expect(place(await visit(forged))).toContain("#provider=failed");
    expect(await who()).toBeUndefined();
    cookies.set("cairn_provider", "no json");
    expect(place(await visit(answer))).toContain("#provider=failed");
    cookies.set("cairn_provider", kept);
    expect(place(await visit(answer))).toBe(`${ORIGIN}/studio/`);
    cookies.set("cairn_provider", kept);
    expect(place(await visit(answer))).toContain("#provider=failed");
  });

  it("is offered where it is set up, and is not there otherwise", async () => {
    const { visit } = open();
    const ways = await visit(`${ORIGIN}/api/sign-in`);
    expect(await ways.json()).toEqual({ password: false, provider: "Example login" });
    const { collector } = inMemory(NOON);
    const none = await collector.fetch(new Request(`${ORIGIN}/api/sign-in/provider`));
    expect(none.status).toBe(404);
  });
});
