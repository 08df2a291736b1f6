import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { createSeenEvents } from "../../insights/seen-events.ts";
import { jsonResponse } from "../answer.ts";
import { loadPopulation, personByActor } from "./load.ts";
import { environmentOf } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

/** `GET /events/seen`: what really arrives, for building milestones. */
export function eventRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  routes.get("/events/seen", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const { members } = await loadPopulation(context, environment.value);
    const personOf = personByActor(members);
    const seen = createSeenEvents();
    for await (const rows of context.log.scan({ environment: environment.value })) {
      for (const row of rows) seen.add(row, personOf.get(row.actor) ?? row.actor);
    }
    return jsonResponse(seen.list());
  });
  return routes;
}
