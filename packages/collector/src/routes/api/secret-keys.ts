import { fail, ok, type Result } from "@cairn/core";
import type { KeyScope, SecretKey, SecretKeyMade } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { newSecretKey } from "../../http/secrets.ts";
import type { SecretKeyRecord } from "../../store/access.ts";
import { isName } from "../../team/person-fields.ts";
import { SCOPES } from "../../team/role.ts";
import { note } from "../../team/team.ts";
import { jsonResponse } from "../answer.ts";
import { isoTime } from "../iso-time.ts";
import { fieldsOf } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";
import { wrongFields } from "./wrong-fields.ts";

const NAME_CHARACTERS = 100;

/** `GET` and `POST /secret-keys`, `DELETE /secret-keys/:id`: keys of servers, and what each may do. */
export function secretKeyRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { access } = context.registry;
  const inUse = async (): Promise<readonly SecretKeyRecord[]> =>
    (await access.secretKeys())
      .filter((key) => key.revokedAtMs === undefined)
      .toSorted((a, b) => b.createdAtMs - a.createdAtMs);

  routes.get("/secret-keys", async () => jsonResponse((await inUse()).map(shown)));
  routes.post("/secret-keys", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const wanted = readKey(fields.value);
    if (!wanted.ok) return wanted.failure;
    const { name, scopes } = wanted.value;
    const { whole, record } = newSecretKey(name, context.now(), scopes);
    await access.putSecretKey(record);
    await note(context.team, c.get("by"), "secret-key-made", said(record));
    const made: SecretKeyMade = { key: shown(record), secret: whole };
    return jsonResponse(made, 201);
  });
  routes.delete("/secret-keys/:id", async (c) => {
    const key = (await inUse()).find((record) => idOf(record) === c.req.param("id"));
    if (key === undefined) {
      return problemResponse("not-found", "No secret key in use has this id.");
    }
    await access.putSecretKey({ ...key, revokedAtMs: context.now() });
    await note(context.team, c.get("by"), "secret-key-revoked", said(key));
    return c.body(null, 204);
  });
  return routes;
}

function readKey(
  fields: Readonly<Record<string, unknown>>,
): Result<{ readonly name: string; readonly scopes: readonly KeyScope[] }, Response> {
  const name = typeof fields["name"] === "string" ? fields["name"].trim() : "";
  if (!isName(name, NAME_CHARACTERS)) {
    const message = `A key has a name of 1 to ${NAME_CHARACTERS} characters, none of them hidden: what it is for.`;
    return fail(wrongFields([{ path: "name", code: "wrong-name", message }]));
  }
  const given: unknown = fields["scopes"];
  const scopes = SCOPES.filter((scope) => Array.isArray(given) && given.includes(scope));
  if (!Array.isArray(given) || scopes.length === 0 || scopes.length < new Set(given).size) {
    const message = `A key has one scope or several of ${SCOPES.join(", ")}.`;
    return fail(wrongFields([{ path: "scopes", code: "wrong-scopes", message }]));
  }
  return ok({ name, scopes });
}

function shown(record: SecretKeyRecord): SecretKey {
  const { name, ending, scopes = SCOPES, createdAtMs, usedAtMs } = record;
  return {
    id: idOf(record),
    name,
    ending,
    scopes,
    createdAt: isoTime(createdAtMs),
    ...(usedAtMs === undefined ? {} : { usedAt: isoTime(usedAtMs) }),
  };
}

/** Four characters may be those of two keys; the beginning of a hash tells nothing of the key. */
function idOf({ hash }: SecretKeyRecord): string {
  return hash.slice(0, 16);
}

function said({ name, ending }: SecretKeyRecord): string {
  return `${name} sk_…${ending}`;
}
