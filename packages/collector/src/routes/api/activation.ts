import type { Fix } from "@cairn/core/api";
import { Hono } from "hono";
import { staysOf } from "../../away/at-hand.ts";
import type { CollectorContext } from "../../context.ts";
import { activationOf } from "../../insights/activation.ts";
import type { Arrival } from "../../insights/experiments/arrivals.ts";
import { beforeAfter } from "../../insights/experiments/before-after.ts";
import { jsonResponse } from "../answer.ts";
import { loadPopulation, titlesOf } from "./load.ts";
import { markerOf } from "./markers.ts";
import { environmentOf } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

/** How many get value over time, and what became of the stalls that somebody says are mended. */
export function activationRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();

  routes.get("/insights/activation", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const { members, book } = await loadPopulation(context, environment.value);
    const { activation } = book;
    return jsonResponse(
      activationOf(members, { activation, titleOf: titlesOf(book) }, context.now()),
    );
  });

  routes.get("/fixes", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const marked = await context.registry.definitions.markers();
    const bound = marked.flatMap((marker) => {
      const { milestone } = marker;
      return milestone === undefined ? [] : [{ ...marker, milestone }];
    });
    if (bound.length === 0) return jsonResponse([]);
    const { members, book } = await loadPopulation(context, environment.value);
    const stays = members.flatMap(({ person, reached }) => staysOf(person.firstMs, reached, book));
    const nowMs = context.now();
    const fixes = bound.map((marker): Fix => {
      const { milestone, atMs } = marker;
      // People count from when it was their next step: who never came so far could not be stopped by it.
      const arrivals = stays.flatMap((stay): readonly Arrival[] => {
        if (stay.milestone !== milestone) return [];
        const { fromMs: firstMs, passedMs } = stay;
        return [passedMs === undefined ? { firstMs } : { firstMs, reachedMs: passedMs }];
      });
      const title = titlesOf(book)(milestone);
      const moment = { milestone, title, atMs, days: FIX_DAYS, withinMs: FIX_WITHIN_MS, nowMs };
      return { marker: { ...markerOf(marker), milestone }, found: beforeAfter(arrivals, moment) };
    });
    return jsonResponse(fixes);
  });
  return routes;
}

const FIX_DAYS = 28;
// A day: who is stopped by a fault does not come back for it, and a fix can be judged the day after.
const FIX_WITHIN_MS = 86_400_000;
