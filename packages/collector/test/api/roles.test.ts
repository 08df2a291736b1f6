import { describe, expect, it } from "vitest";
import { OPERATIONS } from "../../src/routes/api/openapi/resources.ts";
import { leastRole, LISTED } from "../../src/routes/api/roles.ts";
import { ROLES } from "../../src/team/role.ts";
import { inMemory } from "../support/in-memory.ts";
import { aSecretKey, aStudio, NOON, ORIGIN, sendRaw } from "./studio.ts";

const SCOPES = { viewer: "read", editor: "write", publisher: "publish", admin: "admin" } as const;
const asked = OPERATIONS.filter(({ isOpen }) => isOpen !== true).map(({ method, path }) => ({
  method: method.toUpperCase(),
  path,
  least: leastRole(method, path),
}));
const guarded = asked.filter(({ least }) => least !== "viewer");

const anywhere = (path: string): string => path.slice(1).replaceAll(/\{\w+\}/g, "x");

describe("what each role may do", () => {
  it("is listed for operations that there are, and for no others", () => {
    const all = asked.map(({ method, path }) => `${method} ${path}`);
    expect(LISTED.filter((operation) => !all.includes(operation))).toEqual([]);
  });

  it("stands in the API's description, with each operation", async () => {
    const { collector } = await aStudio();
    const response = await collector.fetch(new Request(`${ORIGIN}/api/openapi.json`));
    const { paths } = (await response.json()) as {
      paths: Record<string, Record<string, Record<string, unknown>>>;
    };
    for (const { method, path, least } of asked) {
      const told = paths[`/api${path}`]?.[method.toLowerCase()];
      expect(told?.["x-least-role"], `${method} ${path}`).toBe(least);
    }
  });

  it("keeps every operation from the role below, in words, and tells the audit log", async () => {
    const studio = await aStudio();
    const { definitions } = studio.collector.context.registry;
    for (const { method, path, least } of guarded) {
      const below = ROLES[ROLES.indexOf(least) - 1] ?? "viewer";
      const key = await aSecretKey(studio, { name: `${method} ${path}`, scopes: [SCOPES[below]] });
      const headers = { authorization: `Bearer ${key}` };
      const body = method === "DELETE" || method === "GET" ? undefined : {};
      const response = await sendRaw(studio, method, anywhere(path), headers, body);
      expect(response.status, `${method} ${path} by ${below}`).toBe(403);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      const { code, detail } = (await response.json()) as { code: string; detail: string };
      expect(code).toBe("role-not-enough");
      expect(detail).toContain(least);
      expect(detail).toContain(below);
      const [entry] = await definitions.audit(1);
      expect(entry).toMatchObject({
        by: `${method} ${path}`,
        action: "refused",
        detail: `${method} ${path} needs ${least}, is ${below}`,
      });
    }
    expect(guarded.length).toBeGreaterThan(15);
  });

  it("keeps every operation that changes something from other sites' pages", async () => {
    const studio = await aStudio();
    const { cookie } = studio;
    for (const { method, path } of asked.filter(({ method }) => method !== "GET")) {
      const body = method === "DELETE" ? undefined : {};
      for (const site of [{}, { origin: "https://evil.example" }, { "sec-fetch-site": "none" }]) {
        const headers = { cookie, ...site };
        const response = await sendRaw(studio, method, anywhere(path), headers, body);
        expect(response.status, `${method} ${path}`).toBe(403);
        expect(await response.json()).toMatchObject({ code: "origin-not-allowed" });
      }
    }
    expect((await studio.call("GET", "session")).status).toBe(200);
  });

  it("lets every operation through to the role itself", async () => {
    for (const { method, path, least } of asked.filter(({ method }) => method !== "GET")) {
      const studio = await aStudio();
      const key = await aSecretKey(studio, { scopes: [SCOPES[least]] });
      const headers = { authorization: `Bearer ${key}` };
      const body = method === "DELETE" ? undefined : {};
      const { status } = await sendRaw(studio, method, anywhere(path), headers, body);
      expect([401, 403], `${method} ${path} by ${least}`).not.toContain(status);
    }
  });

  it("holds behind a base path, too", async () => {
    const config = { assetsFolder: "/nowhere", basePath: "/a/cairn" };
    const { collector } = inMemory(NOON, { config });
    const key = await aSecretKey({ collector }, { scopes: ["read"] });
    const ask = (path: string) =>
      collector.fetch(
        new Request(`${ORIGIN}${path}`, {
          method: "POST",
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
          body: JSON.stringify({ revision: 0 }),
        }),
      );
    expect((await ask("/a/cairn/api/publish")).status).toBe(403);
    for (const path of ["/api/publish", "/a/cairn//api/publish", "/outside//api/publish"]) {
      expect((await ask(path)).status).toBe(404);
    }
    expect(await collector.context.registry.definitions.versions()).toEqual([]);
  });

  it.each(["api/%70ublish", "api//publish", "api/publish/", "api/./publish"])(
    "is not got round by another spelling of the address: %s",
    async (path) => {
      const studio = await aStudio();
      const authorization = `Bearer ${await aSecretKey(studio, { scopes: ["read"] })}`;
      const spelt = new Request(`${ORIGIN}/${path}`, {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: JSON.stringify({ revision: 0 }),
      });
      const { status } = await studio.collector.fetch(spelt);
      expect([403, 404]).toContain(status);
      expect(await studio.collector.context.registry.definitions.versions()).toEqual([]);
    },
  );
});

describe("the scopes of a secret key", () => {
  it("keep a key that sends events out of the API", async () => {
    const studio = await aStudio();
    const authorization = `Bearer ${await aSecretKey(studio, { scopes: ["ingest"] })}`;
    const response = await sendRaw(studio, "GET", "draft", { authorization });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "scope-not-enough" });
  });

  it("keep a key that reads from sending events", async () => {
    const studio = await aStudio();
    const send = async (scopes: readonly ["read"] | readonly ["ingest"]) => {
      const authorization = `Bearer ${await aSecretKey(studio, { scopes })}`;
      const body = { event: "Invoice Paid", userId: "ana", messageId: "m1" };
      return (await sendRaw(studio, "POST", "../v1/track", { authorization }, body)).status;
    };
    expect(await send(["read"])).toBe(403);
    expect(await send(["ingest"])).toBe(200);
  });
});
