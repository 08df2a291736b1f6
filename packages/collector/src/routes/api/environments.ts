import type { VersionRelease } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { letTestFollow, promote, readEnvironments } from "../../publish/environments.ts";
import type { Release } from "../../store/definitions.ts";
import { jsonResponse } from "../answer.ts";
import { isWhole } from "./publish-fields.ts";
import { publishedIn, publishingBy } from "./publishing-by.ts";
import { fieldsOf } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

/** Which version is where, and from test to live. */
export function environmentRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { definitions } = context.registry;
  const publishing = publishingBy(context);
  const changed = publishedIn(context);

  routes.get("/environments", async () => jsonResponse(await readEnvironments({ definitions })));
  routes.get("/releases", async () => jsonResponse((await definitions.releases()).map(releaseOf)));
  routes.post("/promote", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { version } = fields.value;
    if (!isWhole(version)) return problemResponse("malformed", "version is a whole number.");
    const promoted = await promote(version, publishing(c));
    if (promoted.ok) {
      changed();
      return jsonResponse(promoted.value);
    }
    const { inTest } = promoted.failure;
    const there = inTest === undefined ? "no version of its own" : `version ${inTest}`;
    const detail = `Test has ${there} now, not version ${version}; live stays as it is.`;
    return problemResponse("conflict", detail);
  });
  routes.post("/follow-live", async (c) => {
    await letTestFollow(publishing(c));
    changed();
    return c.body(null, 204);
  });
  return routes;
}

function releaseOf({ environment, version, atMs, by }: Release): VersionRelease {
  const at = new Date(atMs).toISOString();
  return { environment, ...(version === undefined ? {} : { version }), at, by };
}
