import type { LearnedStalls, StallFitTried, StallModel } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { stallFitNeeds } from "../../learn/stall-fit-needs.ts";
import type { CollectorGuidebook } from "../../project/live-guidebook.ts";
import type { FittedStallModel, StallModelRecord } from "../../store/stall-models.ts";
import { note } from "../../team/team.ts";
import { jsonResponse } from "../answer.ts";
import type { ApiVariables } from "./signed-in.ts";

/** How stalls are judged: what was learned, how good it is, and learning it anew. */
export function stallModelRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { guidebook, learning, registry, report } = context;

  async function present(): Promise<StallModel> {
    const book = await guidebook.forCollector();
    const { definitions, falseAlarms, model } = book.stalls;
    const latest = await registry.stallModels.latest(definitions);
    const nextAtMs = learning.nextAtMs(latest, book);
    const fitting = learning.progress();
    return {
      judgedBy: model === undefined ? "expected" : "learned",
      falseAlarms,
      ...(model === undefined ? {} : { learned: learned(model, book) }),
      ...(latest === undefined ? {} : { latest: tried(latest) }),
      ...(fitting === undefined ? {} : { fitting }),
      ...(nextAtMs === undefined ? {} : { nextAt: timeOf(Math.max(nextAtMs, context.now())) }),
    };
  }

  routes.get("/stall-model", async () => jsonResponse(await present()));
  routes.post("/stall-model/refit", async (c) => {
    await note(context.team, c.get("by"), "stalls-refitted");
    learning.refit().catch(report);
    return jsonResponse(await present());
  });
  return routes;
}

function learned(
  { number, fittedAtMs, fit: { baseline, quality } }: FittedStallModel,
  { guidebook: { milestones } }: CollectorGuidebook,
): LearnedStalls {
  return {
    version: `learned-${number}`,
    at: timeOf(fittedAtMs),
    quality,
    milestones: milestones.map(({ id, title }) => ({
      id,
      title,
      learned: Object.hasOwn(baseline.milestones, id),
      users: quality.milestones[id]?.users ?? 0,
      passed: quality.milestones[id]?.passed ?? 0,
    })),
  };
}

function tried(record: StallModelRecord): StallFitTried {
  const { fit, fittedAtMs, tookMs, horizonMs, activeTime, leftOut, falseAlarms } = record;
  const { users, passed, lost } = fit.kind === "fitted" ? fit.quality : fit;
  return {
    at: timeOf(fittedAtMs),
    seconds: tookMs / 1_000,
    outcome: fit.kind,
    ...(fit.kind === "fitted" ? {} : { because: fit.because }),
    ...(fit.quality === undefined ? {} : { quality: fit.quality }),
    users,
    passed,
    lost,
    needed: stallFitNeeds(falseAlarms),
    horizonMs,
    activeTime,
    leftOut,
  };
}

function timeOf(atMs: number): string {
  return new Date(atMs).toISOString();
}
