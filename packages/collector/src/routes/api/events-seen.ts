import type { Environment, SeenEvent } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { createSeenEvents } from "../../insights/seen-events.ts";
import { jsonResponse } from "../answer.ts";
import { loadPopulation, personByActor } from "./load.ts";
import { environmentOf } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

/** `GET /events/seen`: what really arrives, for building milestones. Reads the log anew only when it has grown. */
export function eventRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const known = new Map<Environment, { readonly state: string; readonly list: Seen }>();
  routes.get("/events/seen", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    // Counted before it is read: what comes meanwhile makes the next call read again.
    const { events } = await context.log.count(environment.value);
    const rules = await context.registry.staff.rules();
    const state = JSON.stringify([events, rules]);
    const before = known.get(environment.value);
    if (before?.state === state) return jsonResponse(await before.list);
    const list = readSeen(context, environment.value);
    known.set(environment.value, { state, list });
    list.catch(() => known.delete(environment.value));
    return jsonResponse(await list);
  });
  return routes;
}

type Seen = Promise<readonly SeenEvent[]>;

async function readSeen(context: CollectorContext, environment: Environment): Seen {
  const { members, staff } = await loadPopulation(context, environment);
  const personOf = personByActor(members);
  const seen = createSeenEvents();
  for await (const rows of context.log.scan({ environment })) {
    for (const row of rows) {
      if (!staff.has(row.actor)) seen.add(row, personOf.get(row.actor) ?? row.actor);
    }
  }
  return seen.list();
}
