import type { Environment, WriteKey } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { newWriteKey } from "../../http/write-key.ts";
import type { WriteKeyRecord } from "../../store/access.ts";
import { note } from "../../team/team.ts";
import { jsonResponse } from "../answer.ts";
import { fieldsOf, quote } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

const ORIGINS = 50;

/** `GET /keys`, `POST /keys {environment, origins?}`, `PUT /keys/:key {origins}`, `DELETE /keys/:key` (revokes it). */
export function keyRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { access } = context.registry;
  const known = async (key: string): Promise<WriteKeyRecord | undefined> => {
    const record = await access.writeKey(key);
    return record?.revokedAtMs === undefined ? record : undefined;
  };

  routes.get("/keys", async () => {
    const keys = await access.writeKeys();
    return jsonResponse(keys.filter((key) => key.revokedAtMs === undefined).map(shownKey));
  });
  routes.post("/keys", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { environment, origins = [] } = fields.value;
    if (!isEnvironment(environment)) {
      return problemResponse("malformed", 'environment is "live" or "test".');
    }
    if (!areOrigins(origins)) return badOrigins();
    const record = newWriteKey(environment, origins, context.now());
    await access.putWriteKey(record);
    await note(context.team, c.get("by"), "write-key-made", record.key);
    return jsonResponse(shownKey(record), 201);
  });
  routes.put("/keys/:key", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { origins } = fields.value;
    if (!areOrigins(origins)) return badOrigins();
    // Read once the body is there: a slow one must not put back a key that was revoked meanwhile.
    const record = await known(c.req.param("key"));
    if (record === undefined) return unknownKey(c.req.param("key"));
    const changed = { ...record, origins };
    await access.putWriteKey(changed);
    const detail = `${changed.key} to ${origins.join(", ") || "this machine only"}`;
    await note(context.team, c.get("by"), "write-key-origins-set", detail);
    return jsonResponse(shownKey(changed));
  });
  routes.delete("/keys/:key", async (c) => {
    const record = await known(c.req.param("key"));
    if (record === undefined) return unknownKey(c.req.param("key"));
    await access.putWriteKey({ ...record, revokedAtMs: context.now() });
    await note(context.team, c.get("by"), "write-key-revoked", record.key);
    return c.body(null, 204);
  });
  return routes;
}

function isEnvironment(value: unknown): value is Environment {
  return value === "live" || value === "test";
}

function shownKey({ key, environment, origins }: WriteKeyRecord): WriteKey {
  return { key, environment, origins };
}

function areOrigins(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= ORIGINS && value.every(isOrigin);
}

function isOrigin(value: unknown): boolean {
  if (value === "*") return true;
  return (
    typeof value === "string" &&
    /^https?:/.test(value) &&
    URL.canParse(value) &&
    new URL(value).origin === value
  );
}

function badOrigins(): Response {
  const example = "https://app.example";
  const what = `origins is a list of at most ${ORIGINS} origins such as ${example}, without a path`;
  return problemResponse("malformed", `${what}; "*" is any.`);
}

function unknownKey(key: string): Response {
  return problemResponse("not-found", `The write key ${quote(key)} is not known or was revoked.`);
}
