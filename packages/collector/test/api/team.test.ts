import type {
  Audit,
  Member,
  MemberLink,
  OpenSession,
  Role,
  SecretKey,
  SecretKeyMade,
  StudioSession,
  WriteKey,
} from "@cairn/core/api";
import { describe, expect, it, vi } from "vitest";
import { createSignInToken } from "../../src/cli/first-run.ts";
import { aStudio, NOON, ORIGIN, sendRaw, type Studio } from "./studio.ts";

const DAY_MS = 86_400_000;
const ADA = { name: "Ada", email: "ada@x.example", password: "lichen tram oboe gravel" };
const BEN = { name: "Ben", email: "ben@x.example" };
const BENS_PASSWORD = "harbour mitten quartz lamp";

/** What one person's browser asks, with their cookie. */
type Ask = (method: string, path: string, body?: unknown) => Promise<Response>;

function browserOf(studio: Studio, cookie: string): Ask {
  return (method, path, body) => sendRaw(studio, method, path, { cookie, origin: ORIGIN }, body);
}

const cookieOf = (response: Response): string =>
  (response.headers.get("set-cookie") ?? "").split(";", 1)[0] ?? "";

const json = async <Value>(response: Response): Promise<Value> => (await response.json()) as Value;

/** A studio whose first admin is Ada; `ask` is her browser. */
async function adasStudio(): Promise<{ readonly studio: Studio; readonly ask: Ask }> {
  const studio = await aStudio();
  const response = await studio.call("POST", "team/first", ADA);
  expect(response.status).toBe(200);
  return { studio, ask: browserOf(studio, cookieOf(response)) };
}

/** Ben, invited as `role`, who came by his link. */
async function ben(
  { studio, ask }: { readonly studio: Studio; readonly ask: Ask },
  role: Role,
): Promise<{ readonly id: string; readonly cookie: string; readonly ask: Ask }> {
  const { member, link } = await json<MemberLink>(await ask("POST", "team", { ...BEN, role }));
  const response = await signIn(studio, { token: tokenOf(link) });
  expect(response.status).toBe(200);
  const cookie = cookieOf(response);
  return { id: member.id, cookie, ask: browserOf(studio, cookie) };
}

const tokenOf = (link: string): string => link.split("#token=")[1] ?? "";

const signIn = (studio: Studio, body: object): Promise<Response> =>
  sendRaw(studio, "POST", "session", { origin: ORIGIN }, body);

const audit = async (ask: Ask, query = ""): Promise<Audit> =>
  json(await ask("GET", `audit${query}`));

const said = ({ lines }: Audit): readonly string[] =>
  lines.map(({ by, action, detail }) => [by, action, detail].filter(Boolean).join(" "));

describe("the first admin", () => {
  it("is made by whoever came by the collector's own link, and comes again by password", async () => {
    const studio = await aStudio();
    expect(await studio.get("session")).toMatchObject({ name: "Owner", role: "admin" });
    expect(await studio.get("sign-in")).toEqual({ password: false });
    const response = await studio.call("POST", "team/first", ADA);
    expect(await response.json()).toMatchObject({
      name: "Ada",
      role: "admin",
      member: { email: "ada@x.example", hasPassword: true, cameByLink: false },
    });
    // The link's own session has ended: only Ada's goes on.
    expect((await studio.call("GET", "session")).status).toBe(401);
    const again = await signIn(studio, { email: " ADA@x.example ", password: ADA.password });
    expect(again.status).toBe(200);
    expect(await json<StudioSession>(again)).toMatchObject({ name: "Ada", role: "admin" });
  });

  it("is told at each field what is wrong", async () => {
    const studio = await aStudio();
    const wrong = { name: "\u202Eada", email: "ada", password: "123456789012" };
    const response = await studio.call("POST", "team/first", wrong);
    expect(response.status).toBe(422);
    const { problems } = await json<{ problems: readonly { path: string }[] }>(response);
    expect(problems.map(({ path }) => path)).toEqual(["name", "email", "password"]);
    expect((await studio.call("GET", "session")).status).toBe(200);
  });

  it("is made once", async () => {
    const { studio, ask } = await adasStudio();
    const again = { ...ADA, name: "Eve", email: "eve@x.example" };
    expect((await ask("POST", "team/first", again)).status).toBe(409);
    expect(await json<Member[]>(await ask("GET", "team"))).toHaveLength(1);
    expect(await studio.collector.context.registry.members.members()).toHaveLength(1);
  });

  it("ends what the collector's own link opened, and the link, however an admin came to be", async () => {
    const studio = await aStudio();
    const { registry } = studio.collector.context;
    const printed = await createSignInToken(registry.access, NOON);
    const { id } = await ben({ studio, ask: studio.call }, "viewer");
    expect((await studio.call("GET", "session")).status).toBe(200);
    await registry.members.setRole(id, "admin");
    expect((await studio.call("GET", "session")).status).toBe(401);
    expect((await signIn(studio, { token: printed })).status).toBe(401);
  });

  it("has a name that can be told apart, also from the collector's own", async () => {
    const studio = await aStudio();
    for (const name of ["cairn", "Somebody", "A\u200Bda", "\u202EadA", "A\u00ADda"]) {
      const response = await studio.call("POST", "team", { ...BEN, name, role: "viewer" });
      expect({ name, status: response.status }).toEqual({ name, status: 422 });
      expect(await response.json()).toMatchObject({ problems: [{ path: "name" }] });
    }
    const key = { name: "billing\u202E", scopes: ["read"] };
    expect((await studio.call("POST", "secret-keys", key)).status).toBe(422);
  });
});

describe("signing in by password", () => {
  it("answers an unknown e-mail exactly as a wrong password", async () => {
    const { studio } = await adasStudio();
    const { team } = studio.collector.context;
    const worked = vi.spyOn(team.passwords, "verify");
    const wrong = await signIn(studio, { email: ADA.email, password: "not it at all" });
    const unknown = await signIn(studio, { email: "eve@x.example", password: "not it at all" });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
    // A hash is worked out for who is not there, too: the time tells nothing either.
    expect(worked.mock.calls.map(([, hash]) => hash === undefined)).toEqual([false, true]);
  });

  it("is slowed down for each e-mail, and says when to come back", async () => {
    const { studio } = await adasStudio();
    const body = { email: ADA.email, password: "not it at all" };
    for (let count = 0; count < 10; count += 1) {
      expect((await signIn(studio, body)).status).toBe(401);
    }
    const refused = await signIn(studio, body);
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(await refused.text()).toContain(`Try again in ${seconds} s`);
    // Somebody else is not kept out by it.
    expect((await signIn(studio, { ...body, email: "eve@x.example" })).status).toBe(401);
    studio.goTo(NOON + seconds * 1000);
    expect((await signIn(studio, ADA)).status).toBe(200);
  });

  it("is slowed down for each address, an IPv6 network counting as one", async () => {
    const { studio } = await adasStudio();
    const tries = async (client: string, count: number): Promise<number> => {
      const request = new Request(`${ORIGIN}/api/session`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: `nobody-${count}@x.example`, password: "x" }),
      });
      return (await studio.collector.fetch(request, { client })).status;
    };
    for (let count = 0; count < 30; count += 1) {
      expect(await tries(`2001:db8:1:1::${count.toString(16)}`, count)).toBe(401);
    }
    expect(await tries("2001:db8:1:1::ffff", 31)).toBe(429);
    expect(await tries("2001:db8:1:2::1", 32)).toBe(401);
    expect(await tries("192.0.2.7", 33)).toBe(401);
  });

  it("opens a session under a new token, and ends the one this browser had", async () => {
    const { studio } = await adasStudio();
    const first = cookieOf(await signIn(studio, ADA));
    const headers = { origin: ORIGIN, cookie: first };
    const second = cookieOf(await sendRaw(studio, "POST", "session", headers, ADA));
    expect(second).not.toBe(first);
    expect((await browserOf(studio, first)("GET", "session")).status).toBe(401);
    expect((await browserOf(studio, second)("GET", "session")).status).toBe(200);
  });

  it("tells the audit log who tried, and nothing of what was typed", async () => {
    const { studio, ask } = await adasStudio();
    await signIn(studio, { email: "lichen tram oboe gravel", password: "x" });
    await signIn(studio, { email: ADA.email, password: "not it at all" });
    const lines = said(await audit(ask, "?action=sign-in-refused"));
    expect(lines).toEqual([
      "Somebody sign-in-refused the e-mail of Ada, from unknown",
      "Somebody sign-in-refused an unknown e-mail, from unknown",
    ]);
  });
});

describe("an invitation", () => {
  it("is a link that works once, for seven days, and tells who came", async () => {
    const team = await adasStudio();
    const { studio, ask } = team;
    const response = await ask("POST", "team", { ...BEN, role: "editor" });
    expect(response.status).toBe(201);
    const { member, link, expiresAt } = await json<MemberLink>(response);
    expect(link).toMatch(/^https:\/\/collector\.example\/studio\/#token=[\w-]{43}$/);
    expect(Date.parse(expiresAt) - NOON).toBe(7 * DAY_MS);
    expect(member).toMatchObject({ name: "Ben", role: "editor", hasPassword: false });
    expect(member.joinedAt).toBeUndefined();
    const came = await signIn(studio, { token: tokenOf(link) });
    expect(await came.json()).toMatchObject({
      name: "Ben",
      role: "editor",
      member: { hasPassword: false, cameByLink: true },
    });
    expect((await signIn(studio, { token: tokenOf(link) })).status).toBe(401);
    const [, invited] = await json<readonly Member[]>(await ask("GET", "team"));
    expect(invited).toMatchObject({ name: "Ben", joinedAt: new Date(NOON).toISOString() });
  });

  it("ends when another one is made, and with the week", async () => {
    const { studio, ask } = await adasStudio();
    const first = await json<MemberLink>(await ask("POST", "team", { ...BEN, role: "viewer" }));
    const made = await ask("POST", `team/${first.member.id}/link`);
    const second = await json<MemberLink>(made);
    expect((await signIn(studio, { token: tokenOf(first.link) })).status).toBe(401);
    studio.goTo(NOON + 7 * DAY_MS);
    expect((await signIn(studio, { token: tokenOf(second.link) })).status).toBe(401);
  });

  it("is refused at the field for a name or an e-mail that somebody has", async () => {
    const { ask } = await adasStudio();
    const refused = async (fields: object): Promise<unknown> => {
      const response = await ask("POST", "team", { ...BEN, role: "viewer", ...fields });
      expect(response.status).toBe(422);
      return (await json<{ problems: readonly unknown[] }>(response)).problems;
    };
    expect(await refused({ email: "ADA@x.example" })).toMatchObject([{ path: "email" }]);
    expect(await refused({ name: "ada" })).toMatchObject([{ path: "name" }]);
    expect(await refused({ name: "x".repeat(10_000) })).toMatchObject([{ path: "name" }]);
    expect(await refused({ role: "king" })).toMatchObject([{ path: "role" }]);
  });
});

describe("a member's password", () => {
  it("is chosen without another one after a link, and ends every other session", async () => {
    const team = await adasStudio();
    const { id, ask } = await ben(team, "viewer");
    const other = await json<MemberLink>(await team.ask("POST", `team/${id}/link`));
    const elsewhere = cookieOf(await signIn(team.studio, { token: tokenOf(other.link) }));
    const response = await ask("PUT", "password", { password: BENS_PASSWORD });
    expect(response.status).toBe(200);
    expect((await ask("GET", "session")).status).toBe(401);
    expect((await browserOf(team.studio, elsewhere)("GET", "session")).status).toBe(401);
    const here = browserOf(team.studio, cookieOf(response));
    expect((await here("GET", "session")).status).toBe(200);
    const entered = await signIn(team.studio, { email: BEN.email, password: BENS_PASSWORD });
    expect(entered.status).toBe(200);
  });

  it("is changed by who knows it, and by nobody who tries", async () => {
    const { ask } = await adasStudio();
    const change = (current?: string): Promise<Response> =>
      ask("PUT", "password", { password: BENS_PASSWORD, ...(current ? { current } : {}) });
    const wrong = await change("not it at all");
    expect(wrong.status).toBe(422);
    expect(await wrong.json()).toMatchObject({ problems: [{ path: "current" }] });
    expect((await change()).status).toBe(422);
    for (let count = 0; count < 8; count += 1) await change("not it at all");
    expect((await change(ADA.password)).status).toBe(429);
  });

  it("is no business of a secret key, nor of the collector's own link", async () => {
    const studio = await aStudio();
    expect((await studio.call("PUT", "password", { password: BENS_PASSWORD })).status).toBe(409);
  });
});

describe("roles", () => {
  it("count from the next request on", async () => {
    const team = await adasStudio();
    const { id, ask } = await ben(team, "viewer");
    expect((await ask("PUT", "pause", { paused: true })).status).toBe(403);
    expect((await team.ask("PUT", `team/${id}`, { role: "publisher" })).status).toBe(200);
    expect((await ask("PUT", "pause", { paused: true })).status).toBe(204);
    expect((await ask("GET", "audit")).status).toBe(403);
  });

  it("answer a viewer's crafted request to publish with 403 and an audit line", async () => {
    const team = await adasStudio();
    const { ask } = await ben(team, "viewer");
    const response = await ask("POST", "publish", { revision: 0 });
    expect(response.status).toBe(403);
    const { detail } = await json<{ detail: string }>(response);
    expect(detail).toBe(
      "This needs a publisher or above; you are a viewer. Ask an admin of your team.",
    );
    expect(said(await audit(team.ask, "?by=Ben&action=refused"))).toEqual([
      "Ben refused POST /publish needs publisher, is viewer",
    ]);
    expect(await json(await ask("GET", "versions"))).toEqual([]);
  });

  it("leave the last admin one", async () => {
    const team = await adasStudio();
    const [ada] = await json<readonly Member[]>(await team.ask("GET", "team"));
    const demoted = await team.ask("PUT", `team/${ada!.id}`, { role: "viewer" });
    expect(demoted.status).toBe(409);
    expect(await demoted.text()).toContain("last admin");
    expect((await team.ask("DELETE", `team/${ada!.id}`)).status).toBe(409);
    await ben(team, "admin");
    expect((await team.ask("PUT", `team/${ada!.id}`, { role: "viewer" })).status).toBe(200);
  });

  it("end with the membership, at once", async () => {
    const team = await adasStudio();
    const { id, ask } = await ben(team, "admin");
    expect((await team.ask("DELETE", `team/${id}`)).status).toBe(204);
    expect((await ask("GET", "session")).status).toBe(401);
    expect((await team.ask("DELETE", `team/${id}`)).status).toBe(404);
  });
});

describe("one's own sessions", () => {
  it("are listed with their browsers and end one by one, or all others at once", async () => {
    const { studio, ask } = await adasStudio();
    const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0";
    const headers = { origin: ORIGIN, "user-agent": agent };
    const open = async (): Promise<string> =>
      cookieOf(await sendRaw(studio, "POST", "session", headers, ADA));
    const [second, third] = [await open(), await open()];
    const sessions = await json<readonly OpenSession[]>(await ask("GET", "sessions"));
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    const browsers = sessions.map(({ browser = "" }) => browser);
    expect(browsers.toSorted((a, b) => a.localeCompare(b))).toEqual([
      "A browser",
      "Firefox on Linux",
      "Firefox on Linux",
    ]);
    expect(JSON.stringify(sessions)).not.toContain(second.split("=")[1]);
    const { id } = sessions.find(({ browser }) => browser === "Firefox on Linux")!;
    expect((await ask("DELETE", `sessions/${id}`)).status).toBe(204);
    expect((await ask("DELETE", `sessions/${id}`)).status).toBe(404);
    expect((await ask("DELETE", "sessions")).status).toBe(204);
    const left = await Promise.all(
      [second, third].map(
        async (cookie) => (await browserOf(studio, cookie)("GET", "draft")).status,
      ),
    );
    expect(left).toEqual([401, 401]);
    expect((await ask("GET", "draft")).status).toBe(200);
  });

  it("are one's own only", async () => {
    const team = await adasStudio();
    const { ask } = await ben(team, "admin");
    const [own] = await json<readonly OpenSession[]>(await team.ask("GET", "sessions"));
    expect((await ask("DELETE", `sessions/${own!.id}`)).status).toBe(404);
    expect((await team.ask("GET", "session")).status).toBe(200);
  });
});

describe("secret keys", () => {
  it("are made with scopes, told once, and say when they were used last", async () => {
    const { studio, ask } = await adasStudio();
    const body = { name: "Warehouse", scopes: ["read", "ingest"] };
    const { key, secret } = await json<SecretKeyMade>(await ask("POST", "secret-keys", body));
    expect(key).toMatchObject({ name: "Warehouse", scopes: ["ingest", "read"] });
    expect(key.usedAt).toBeUndefined();
    studio.goTo(NOON + 60_000);
    const headers = { authorization: `Bearer ${secret}` };
    expect((await sendRaw(studio, "GET", "draft", headers)).status).toBe(200);
    expect((await sendRaw(studio, "PUT", "pause", headers, { paused: true })).status).toBe(403);
    const listed = await ask("GET", "secret-keys");
    const text = await listed.text();
    expect(text).not.toContain(secret);
    const [shown] = JSON.parse(text) as readonly SecretKey[];
    expect(shown).toMatchObject({ id: key.id, usedAt: new Date(NOON + 60_000).toISOString() });
    expect((await ask("DELETE", `secret-keys/${key.id}`)).status).toBe(204);
    expect((await sendRaw(studio, "GET", "draft", headers)).status).toBe(401);
  });

  it.each([
    [{ scopes: ["read"] }, "name"],
    [{ name: "x" }, "scopes"],
    [{ name: "x", scopes: [] }, "scopes"],
    [{ name: "x", scopes: ["read", "fly"] }, "scopes"],
  ])("are refused at the field: %j", async (body, path) => {
    const { ask } = await adasStudio();
    const response = await ask("POST", "secret-keys", body);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ problems: [{ path }] });
  });
});

describe("a write key", () => {
  it("stays revoked, though its new origins were still on their way", async () => {
    const { studio, ask } = await adasStudio();
    const { key } = await json<WriteKey>(await ask("POST", "keys", { environment: "live" }));
    const session = cookieOf(await signIn(studio, ADA));
    const body = new TransformStream<Uint8Array, Uint8Array>();
    // The DOM's own type does not know `duplex`, which Node's fetch asks for.
    const init = {
      method: "PUT",
      headers: { "content-type": "application/json", origin: ORIGIN, cookie: session },
      body: body.readable,
      duplex: "half",
    };
    const late = studio.collector.fetch(new Request(`${ORIGIN}/api/keys/${key}`, init));
    await new Promise(setImmediate);
    expect((await ask("DELETE", `keys/${key}`)).status).toBe(204);
    const writer = body.writable.getWriter();
    await writer.write(new TextEncoder().encode('{"origins":["https://app.example"]}'));
    await writer.close();
    expect((await late).status).toBe(404);
    expect(JSON.stringify(await json(await ask("GET", "keys")))).not.toContain(key);
  });
});

describe("the audit log", () => {
  it("goes on page by page, and tells everybody who stands in it", async () => {
    const team = await adasStudio();
    const { ask } = await ben(team, "publisher");
    for (const paused of [true, false, true]) await ask("PUT", "pause", { paused });
    const first = await audit(team.ask, "?by=Ben&action=paused,resumed&limit=2");
    expect(said(first)).toEqual(["Ben paused", "Ben resumed"]);
    expect(first.people).toEqual(["Ada", "Ben", "Owner"]);
    const rest = await audit(
      team.ask,
      `?by=Ben&action=paused,resumed&limit=2&cursor=${first.cursor}`,
    );
    expect(said(rest)).toEqual(["Ben paused"]);
    expect(rest.cursor).toBeUndefined();
    expect((await team.ask("GET", "audit?cursor=x")).status).toBe(400);
    expect(said(await audit(team.ask, "?by=Nobody"))).toEqual([]);
  });

  it("has a line for everything that the team changes", async () => {
    const team = await adasStudio();
    const { id, ask } = await ben(team, "viewer");
    await ask("PUT", "password", { password: BENS_PASSWORD });
    await team.ask("PUT", `team/${id}`, { role: "editor" });
    await team.ask("POST", `team/${id}/link`);
    await team.ask("DELETE", `team/${id}`);
    await team.ask("POST", "keys", { environment: "test" });
    await team.ask("DELETE", "session");
    const lines = await team.studio.collector.context.registry.definitions.auditPage({ limit: 50 });
    expect(lines.map(({ by, action }) => `${by} ${action}`)).toEqual([
      "Ada signed-out",
      "Ada write-key-made",
      "Ada member-removed",
      "Ada link-made",
      "Ada member-role-set",
      "Ben password-set",
      "Ben signed-in",
      "Ben member-joined",
      "Ada member-added",
      "Ada member-added",
      "Owner signed-in",
    ]);
  });
});
