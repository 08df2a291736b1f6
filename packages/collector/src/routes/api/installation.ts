import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { installationOf } from "../../insights/installation.ts";
import { jsonResponse } from "../answer.ts";
import { loadMembers, settled } from "./load.ts";
import { environmentOf } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

// Enough that a busy public page does not hide those who are signed in; read anew every few seconds while it is watched.
const PEOPLE = 200;
const ROWS = 500;

/** `GET /installation`: which of Cairn's calls arrive, for the engineer's checklist. */
export function installationRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { log, registry, feed } = context;
  routes.get("/installation", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const env = environment.value;
    await settled(context);
    const page = await registry.projection.people({ environment: env, limit: PEOPLE });
    const actors = page.people.flatMap((person) => person.actors);
    const [{ members, book }, rows, { version }] = await Promise.all([
      loadMembers(context, env, page.people),
      log.latest(env, { actors, limit: ROWS }),
      registry.definitions.live(env),
    ]);
    const recent = feed.recent(env);
    const facts = { rows, members, book, live: version?.version, recent };
    return jsonResponse(installationOf(facts));
  });
  return routes;
}
