import type { Delivery } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { recomputeProgress } from "../../project/rebuild.ts";
import { ERASED } from "../../store/registry.ts";
import { jsonResponse } from "../answer.ts";
import { environmentOf } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

const DROPS = "drops.";

/** What became of what was sent. */
export function deliveryRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { log, registry, config, delivered } = context;

  routes.get("/delivery", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const env = environment.value;
    const [{ events }, refused, counters, rebuild] = await Promise.all([
      log.count(env),
      registry.deadLetters.count(env),
      registry.counters.all(env),
      recomputeProgress({ log, projection: registry.projection, guidebook: context.guidebook }),
    ]);
    const givenUp = Object.entries(counters).flatMap(([name, amount]) =>
      name.startsWith(DROPS) ? [[name.slice(DROPS.length), amount] as const] : [],
    );
    const answer: Delivery = {
      stored: events,
      refused,
      erased: counters[ERASED] ?? 0,
      givenUp: Object.fromEntries(givenUp),
      lately: delivered.last24Hours(env),
      ...(rebuild === undefined ? {} : { rebuild }),
      ...(config.retentionMs === undefined ? {} : { retentionMs: config.retentionMs }),
    };
    return jsonResponse(answer);
  });
  return routes;
}
