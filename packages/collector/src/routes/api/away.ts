import type { AwayStatus } from "@cairn/core/api";
import { Hono } from "hono";
import type { AwayLook } from "../../away/away-watch.ts";
import { AWAY_MS } from "../../away/silence.ts";
import type { CollectorContext } from "../../context.ts";
import { firstScreenLoss, lostMembers } from "../../insights/first-screen.ts";
import { stalledColumns, stalledLines } from "../../insights/stalled-lines.ts";
import { presentStalls } from "../../insights/stalls.ts";
import { jsonResponse } from "../answer.ts";
import { csvFile } from "./csv-file.ts";
import { loadPopulation, titlesOf } from "./load.ts";
import { environmentOf } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

/** People who are not there: what they are judged by, who left at once, and everybody who is stuck, as a file. */
export function awayRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();

  routes.get("/insights/away", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const { guidebook, stalls } = await context.guidebook.forCollector(environment.value);
    const look = context.away.found(environment.value);
    return jsonResponse(statusOf(look, stalls.falseAlarms, titlesOf(guidebook)));
  });

  routes.get("/insights/first-screen-loss", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const { members, book } = await loadPopulation(context, environment.value);
    return jsonResponse(firstScreenLoss(lostMembers(members, book, context.now())));
  });

  routes.get("/stalls.csv", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const { members, book } = await loadPopulation(context, environment.value);
    const present = presentStalls(members, context.now());
    const lines = stalledLines(present, titlesOf(book));
    return csvFile(context, c, {
      name: `stalls-${environment.value}`,
      columns: stalledColumns,
      lines,
      holds: `who is stuck, ${environment.value}`,
    });
  });
  return routes;
}

function statusOf(
  look: AwayLook | undefined,
  falseAlarms: number,
  titleOf: (milestone: string) => string,
): AwayStatus {
  if (look === undefined) return { people: 0, unfit: 0, falseAlarms, milestones: [] };
  const { atMs, people, unfit, limits } = look;
  return {
    at: new Date(atMs).toISOString(),
    people,
    unfit,
    falseAlarms: limits.alpha,
    ...(limits.falseAlarmRate === undefined ? {} : { falseAlarmRate: limits.falseAlarmRate }),
    milestones: Object.entries(limits.milestones).map(([milestone, { limit, ...rest }]) => ({
      milestone,
      title: titleOf(milestone),
      ...rest,
      ...(limit === undefined
        ? {}
        : { awayMs: Math.round(Math.max(AWAY_MS, limit * limits.paceMs)) }),
    })),
  };
}
