import type { Environment, SeenEvent } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { createSeenEvents } from "../../insights/seen-events.ts";
import { jsonResponse } from "../answer.ts";
import { loadPopulation, personByActor, readStateOf } from "./load.ts";
import { environmentOf } from "./query.ts";
import { createSharedRead } from "./shared-reads.ts";
import type { ApiVariables } from "./signed-in.ts";

/** `GET /events/seen`: what really arrives, for building milestones. All of the log is read for it: once for all who ask, and anew only when it has grown. */
export function eventRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const shared = createSharedRead<readonly SeenEvent[]>(() => performance.now());
  routes.get("/events/seen", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const { rules } = (await readStateOf(context, environment.value)).state;
    // Counted before it is read: what comes meanwhile makes the next call read again.
    const { events } = await context.log.count(environment.value);
    const list = await shared(environment.value, { rules, position: String(events) }, () =>
      readSeen(context, environment.value),
    );
    return jsonResponse(list);
  });
  return routes;
}

async function readSeen(
  context: CollectorContext,
  environment: Environment,
): Promise<readonly SeenEvent[]> {
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
