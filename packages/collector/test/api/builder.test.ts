import type { BuilderLink, BuilderSession, MadeBuilderLink } from "@cairn/core/api";
import { beforeEach, describe, expect, it } from "vitest";
import { OPERATIONS, SCHEMAS } from "../../src/routes/api/openapi/resources.ts";
import { schemaFaults } from "./schema-faults.ts";
import { aStudio, GUIDEBOOK, NOON, ORIGIN, type Studio } from "./studio.ts";

const SITE = "https://app.example";
const HINT = {
  kind: "hint",
  style: "tooltip",
  title: "Connect here",
  body: "It takes a minute.",
  target: { selectors: ["#old"] },
  when: { kind: "reached", milestone: "customer" },
};
const TOUR = {
  kind: "tour",
  title: "Invoices",
  steps: [
    { id: "one", body: "First this.\n\nThen that.", target: { selectors: ["#a"] } },
    { id: "two", title: "The second", body: "…" },
  ],
};
const PICKED = {
  kind: "target",
  target: { selectors: ["[data-cairn=bank]", "main > button"], text: "Connect", role: "button" },
  page: "/settings",
  matches: 1,
  ways: 3,
};

let studio: Studio;
beforeEach(async () => {
  studio = await aStudio();
  const { revision } = await studio.get<{ revision: number }>("draft");
  const guides = { ...GUIDEBOOK.guides, bank: HINT, tour: TOUR };
  await studio.call("PUT", "draft", { guidebook: { ...GUIDEBOOK, guides }, revision });
  await studio.call("POST", "keys", { environment: "live", origins: [SITE] });
});

async function aLink(task: unknown = { kind: "hint", guide: "bank" }, url = `${SITE}/settings`) {
  const made = await studio.call("POST", "builder-links", { environment: "live", url, task });
  expect(made.status).toBe(201);
  const { link, open } = (await made.json()) as MadeBuilderLink;
  return { link, open, token: open.split("cairn-builder=")[1] ?? "" };
}

/** Calls as the builder does, on a page of `origin`. */
function call(token: string, method: string, path: string, body?: unknown, origin = SITE) {
  return studio.collector.fetch(
    new Request(`${ORIGIN}/api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        origin,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
}

const linkOf = (id: string) => studio.get<BuilderLink>(`builder-links/${id}`);

describe("a link of the builder", () => {
  it("leads from a task to what was picked, which the draft does not hold until the studio takes it", async () => {
    const { link, open, token } = await aLink();
    expect(open).toMatch(/^https:\/\/app\.example\/settings#cairn-builder=bt_[\w-]{32}$/);
    expect(link).toMatchObject({ state: "waiting", origin: SITE, proposals: [] });
    expect(Date.parse(link.expiresAt) - NOON).toBe(30 * 60_000);

    const asked = await call(token, "GET", "builder?page=/settings");
    expect(asked.headers.get("access-control-allow-origin")).toBe("*");
    expect(asked.headers.get("cache-control")).toBe("no-store");
    const session = (await asked.json()) as BuilderSession;
    expect(session).toMatchObject({ title: "Connect here", steps: [], proposals: [] });
    // Drawn as people would see it, whoever they are; nothing else of the draft is told.
    expect(session.guidebook?.guides).toMatchObject([{ kind: "hint", title: "Connect here" }]);
    expect(JSON.stringify(session)).not.toContain("Getting started");
    expect(await linkOf(link.id)).toMatchObject({ state: "open", page: "/settings" });

    const posted = await call(token, "POST", "builder/proposals", PICKED);
    expect(posted.status).toBe(201);
    expect(await posted.json()).toMatchObject({ ...PICKED, number: 1 });
    expect((await linkOf(link.id)).proposals).toMatchObject([{ ...PICKED, number: 1 }]);
    const { guidebook } = await studio.get<{ guidebook: { guides: { bank: unknown } } }>("draft");
    expect(guidebook.guides.bank).toEqual(HINT);
  });

  it("tells a tour's steps in their order, with words for each", async () => {
    const { token } = await aLink({ kind: "tour", guide: "tour", step: "two" });
    const session = (await (await call(token, "GET", "builder")).json()) as BuilderSession;
    expect(session.steps).toEqual([
      { id: "one", title: "First this.", isPlaced: true },
      { id: "two", title: "The second", isPlaced: false },
    ]);
  });

  it("keeps the route of a page that stands in its fragment", async () => {
    const { open } = await aLink({ kind: "event" }, `${SITE}/#/invoices`);
    // Events tell the path up to the question mark, so that the token is in none.
    expect(open).toMatch(/^https:\/\/app\.example\/#\/invoices\?#cairn-builder=bt_/);
    const asked = await aLink({ kind: "event" }, `${SITE}/#/invoices?tab=open`);
    expect(asked.open).toMatch(/#\/invoices\?tab=open#cairn-builder=bt_/);
  });

  it("answers as its description says", async () => {
    const { link, token } = await aLink();
    await call(token, "POST", "builder/proposals", PICKED);
    const answers: Readonly<Record<string, unknown>> = {
      BuilderLink: await linkOf(link.id),
      BuilderSession: await (await call(token, "GET", "builder")).json(),
    };
    for (const [name, answer] of Object.entries(answers)) {
      expect(schemaFaults(answer, SCHEMAS[name]!, name)).toEqual([]);
    }
  });

  it("leaves the page in the audit log, without what its address carries", async () => {
    const { open } = await aLink({ kind: "event" }, `${SITE}/reset?code=hush#hush`);
    expect(open).toContain("/reset?code=hush#hush");
    const [line] = await studio.collector.context.registry.definitions.audit(1);
    expect(line).toMatchObject({ action: "builder-link-made", detail: `${SITE}/reset` });
  });

  it.each([
    ["no address", "/settings", /whole address/],
    ["a script", "javascript:alert(1)", /whole address/],
    ["a page of somebody else", "https://other.example/", /not among the addresses/],
  ])("is not made for %s, and says so at the field", async (_, url, words) => {
    const task = { kind: "hint", guide: "bank" };
    const refused = await studio.call("POST", "builder-links", { environment: "live", url, task });
    expect(refused.status).toBe(422);
    const { problems } = (await refused.json()) as {
      problems: { path: string; message: string }[];
    };
    expect(problems).toMatchObject([{ path: "url" }]);
    expect(problems[0]?.message).toMatch(words);
  });
});

describe("the token of a link", () => {
  it("is refused by every other route that there is", async () => {
    const { token } = await aLink();
    const others = OPERATIONS.filter(
      ({ path, isOpen }) => !isOpen && !path.startsWith("/builder/"),
    );
    expect(others.length).toBeGreaterThan(60);
    for (const { method, path } of others) {
      const url = path.slice(1).replaceAll(/\{\w+\}/g, "x");
      const body = method === "get" || method === "delete" ? undefined : {};
      const answer = await call(token, method.toUpperCase(), url, body, ORIGIN);
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
    expect(await (await studio.call("GET", "versions")).json()).toEqual([]);
  });

  it("is no write key and proves no user", async () => {
    const { token } = await aLink();
    const { collector } = studio;
    const send = (path: string, request: RequestInit) =>
      collector.fetch(new Request(`${ORIGIN}${path}`, request));
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const body = JSON.stringify({ batch: [], writeKey: token });
    expect((await send("/v1/batch", { method: "POST", headers, body })).status).toBe(401);
    expect((await send(`/v1/guidebook?key=${token}`, { headers })).status).toBe(401);
    expect((await send("/v1/state", { headers })).status).toBe(401);
  });

  it("counts on pages of its origin only", async () => {
    const { token } = await aLink();
    const elsewhere = await call(token, "GET", "builder", undefined, "https://evil.example");
    expect(elsewhere.status).toBe(403);
    const { detail } = (await elsewhere.json()) as { detail: string };
    expect(detail).toContain("This link is for https://app.example.");
    const headers = { authorization: `Bearer ${token}` };
    const server = await studio.collector.fetch(new Request(`${ORIGIN}/api/builder`, { headers }));
    expect(server.status).toBe(403);
  });

  it("counts for half an hour, and not after the studio or the builder ended it", async () => {
    const late = await aLink();
    studio.goTo(NOON + 30 * 60_000);
    expect((await call(late.token, "GET", "builder")).status).toBe(401);
    expect(await linkOf(late.link.id)).toMatchObject({ state: "ended" });

    const ended = await aLink();
    expect((await studio.call("DELETE", `builder-links/${ended.link.id}`)).status).toBe(204);
    expect((await call(ended.token, "POST", "builder/proposals", PICKED)).status).toBe(401);

    const done = await aLink();
    await call(done.token, "POST", "builder/proposals", PICKED);
    expect((await call(done.token, "DELETE", "builder")).status).toBe(204);
    expect((await call(done.token, "GET", "builder")).status).toBe(401);
    const link = await linkOf(done.link.id);
    expect(link).toMatchObject({ state: "ended", proposals: [{ number: 1 }] });
  });

  it("is kept as a hash only", async () => {
    const { link, token } = await aLink();
    const kept = await studio.collector.context.registry.builderLinks.link(link.id);
    expect(JSON.stringify(kept)).not.toContain(token.slice(3));
  });

  it("may be asked about by any page's preflight, which carries none", async () => {
    const preflight = await studio.collector.fetch(
      new Request(`${ORIGIN}/api/builder/proposals`, {
        method: "OPTIONS",
        headers: { origin: SITE },
      }),
    );
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("authorization");
    expect(preflight.headers.get("access-control-allow-methods")).toContain("DELETE");
  });
});

describe("a builder that is late or wrong", () => {
  it("hears that its guide was removed meanwhile", async () => {
    const { token } = await aLink();
    const { revision } = await studio.get<{ revision: number }>("draft");
    await studio.call("PUT", "draft", { guidebook: GUIDEBOOK, revision });
    const gone = await call(token, "GET", "builder");
    expect(gone.status).toBe(404);
    expect(((await gone.json()) as { detail: string }).detail).toContain('The hint "bank"');
  });

  it("gets its task while the guide is too unfinished to be drawn", async () => {
    const { revision } = await studio.get<{ revision: number }>("draft");
    const guides = { bank: { kind: "hint" }, tour: { kind: "tour", steps: [{ id: "one" }] } };
    await studio.call("PUT", "draft", { guidebook: { version: 1, guides }, revision });
    const hint = await call((await aLink()).token, "GET", "builder");
    expect(await hint.json()).toMatchObject({ title: "Without words yet" });
    const tour = await call((await aLink({ kind: "tour", guide: "tour" })).token, "GET", "builder");
    expect(await tour.json()).toMatchObject({ steps: [{ id: "one", title: "Step 1" }] });
  });

  it.each([
    ["without a selector", { ...PICKED, target: { selectors: [] } }],
    ["with a field that nobody knows", { ...PICKED, publish: true }],
    ["of another kind", { kind: "publish" }],
    ["longer than any selector", { ...PICKED, target: { selectors: ["x".repeat(1_001)] } }],
    ["with a page that is no text", { ...PICKED, page: 7 }],
  ])("may propose nothing %s", async (_, proposal) => {
    const { link, token } = await aLink();
    const refused = await call(token, "POST", "builder/proposals", proposal);
    expect(refused.status).toBe(422);
    expect((await linkOf(link.id)).proposals).toEqual([]);
  });

  it("cannot send megabytes", async () => {
    const { token } = await aLink();
    const refused = await call(token, "POST", "builder/proposals", {
      ...PICKED,
      x: "x".repeat(20_000),
    });
    expect(refused.status).toBe(400);
  });
});
