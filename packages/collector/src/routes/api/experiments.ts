import { parseDuration } from "@cairn/core";
import type { Environment, Experiments } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import type { Arrival } from "../../insights/experiments/arrivals.ts";
import { beforeAfter } from "../../insights/experiments/before-after.ts";
import {
  globalExperiment,
  guideExperiment,
  type Laboratory,
  measurableGuides,
} from "../../insights/experiments/experiment.ts";
import { latestGlobalRun } from "../../insights/experiments/global-run.ts";
import { publishedTo } from "../../insights/experiments/published-to.ts";
import { jsonResponse } from "../answer.ts";
import { loadPopulation, titlesOf } from "./load.ts";
import { environmentOf, quote, wholeNumber } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";
import { readStep } from "./step.ts";

/** Whether help helps: guides against being withheld, and before and after a moment. */
export function experimentRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();

  routes.get("/experiments", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const laboratory = await loadLaboratory(context, environment.value);
    const experiments: Experiments = {
      all: globalExperiment(laboratory),
      guides: measurableGuides(laboratory).map((guide) => guideExperiment(laboratory, guide)),
    };
    return jsonResponse(experiments);
  });

  routes.get("/experiments/:guide", async (c) => {
    const environment = environmentOf((name) => c.req.query(name));
    if (!environment.ok) return environment.failure;
    const guide = c.req.param("guide");
    const laboratory = await loadLaboratory(context, environment.value);
    if (!measurableGuides(laboratory).includes(guide)) {
      const known = measurableGuides(laboratory).join(", ") || "none yet";
      const what = `The published guidebook has no guide ${quote(guide)} that could be measured`;
      return problemResponse("not-found", `${what} (it has: ${known}).`);
    }
    return jsonResponse(guideExperiment(laboratory, guide));
  });

  routes.get("/before-after", async (c) => {
    const query = (name: string): string | undefined => c.req.query(name);
    const environment = environmentOf(query);
    if (!environment.ok) return environment.failure;
    const days = wholeNumber(query, "days", { usual: 14, most: 180 });
    if (!days.ok) return days.failure;
    const { milestone = "", at = "", within = "7d" } = c.req.query();
    const atMs = Date.parse(at);
    if (Number.isNaN(atMs)) {
      return problemResponse("malformed", `at is an ISO 8601 time, found ${quote(at)}.`);
    }
    const withinMs = parseDuration(within);
    if (withinMs === undefined || withinMs === 0 || withinMs > LONGEST_MS) {
      const detail = `within is a duration of at most 180d such as "7d", found ${quote(within)}.`;
      return problemResponse("malformed", detail);
    }
    const { members, book } = await loadPopulation(context, environment.value);
    const step = readStep(milestone, book);
    if (!step.ok) return step.failure;
    if (step.value.kind === "event") {
      return problemResponse("malformed", "Before and after is asked of a milestone's id.");
    }
    const arrivals = members.map(({ person, reached }): Arrival => {
      const reachedMs = reached[milestone];
      return { firstMs: person.firstMs, ...(reachedMs === undefined ? {} : { reachedMs }) };
    });
    const title = titlesOf(book)(milestone);
    const nowMs = context.now();
    return jsonResponse(
      beforeAfter(arrivals, { milestone, title, atMs, days: days.value, withinMs, nowMs }),
    );
  });
  return routes;
}

const LONGEST_MS = 180 * 86_400_000;

async function loadLaboratory(
  context: CollectorContext,
  environment: Environment,
): Promise<Laboratory> {
  const { definitions } = context.registry;
  const [{ members, book }, versions, releases, { version }] = await Promise.all([
    loadPopulation(context, environment),
    definitions.versions(),
    definitions.releases(),
    definitions.live(environment),
  ]);
  return {
    members,
    book,
    guidebook: version?.guidebook,
    globalRun: latestGlobalRun(publishedTo(environment, releases, versions)),
    nowMs: context.now(),
  };
}
