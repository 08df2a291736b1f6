import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { installationOf, latestToReach } from "../../insights/installation.ts";
import { jsonResponse } from "../answer.ts";
import { loadMembers, settled } from "./load.ts";
import { environmentOf } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

// Enough that a busy public page does not hide those who are signed in; read anew every few seconds while it is watched.
const PEOPLE = 200;
const ROWS = 500;
const OTHERS = 20;
// The very last one may be what the collector found itself.
const OF_EACH = 3;

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
    // Others may have filled the rows since somebody came to a milestone: of the latest of those, their last events.
    const unseen = latestToReach(members, new Set(rows.map(({ actor }) => actor)), OTHERS);
    const last = unseen.map((person) => log.latest(env, { actors: person.actors, limit: OF_EACH }));
    const others = (await Promise.all(last)).flat();
    const recent = feed.recent(env);
    const facts = { rows, others, members, book, live: version?.version, recent };
    return jsonResponse(installationOf(facts));
  });
  return routes;
}
