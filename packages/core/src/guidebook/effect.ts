import { durationMs } from "../lib/duration.ts";
import { own } from "../lib/own.ts";
import type { AuthoredCondition } from "./condition.ts";
import type { Guide } from "./guide.ts";
import type { Guidebook } from "./guidebook.ts";
import type { AuthoredEffect } from "./holdout.ts";

/** What a guide, or all of them together, is to move. */
export interface Effect {
  readonly milestone: string;
  /** Reached within so many milliseconds after the exposure. */
  readonly withinMs: number;
  /** What is assigned and counted: accounts where several people of one must reach the milestone. */
  readonly unit: "user" | "account";
}

const WITHIN = "7d";

/**
 * What the guide is measured by, or without a guide's id all guides together. Where the author names no milestone it
 * is the one that the guide helps with: whose stall it waits for, which its checklist or tour ends with; else the last
 * one of the activation. Undefined where there is none, and for what nobody is held out of: cancel flows and unknown ids.
 */
export function effectOf(guidebook: Guidebook, guideId?: string): Effect | undefined {
  const { milestones = {}, activation, experiments } = guidebook;
  let authored: AuthoredEffect | undefined = experiments?.effect;
  let helpsWith: string | undefined;
  if (guideId !== undefined) {
    const guide = own(guidebook.guides ?? {}, guideId);
    if (guide === undefined || guide.kind === "cancel") return undefined;
    authored = guide.effect;
    helpsWith = stalledIn(guide.when) ?? lastMilestoneOf(guide);
  }
  const id = authored?.milestone ?? helpsWith ?? activation?.milestones.at(-1);
  const milestone = id === undefined ? undefined : own(milestones, id);
  if (id === undefined || milestone === undefined) return undefined;
  const unit = typeof milestone.by === "object" ? "account" : "user";
  return { milestone: id, withinMs: durationMs(authored?.within ?? WITHIN), unit };
}

/** The milestone whose stall the condition waits for. */
function stalledIn(condition: AuthoredCondition | undefined): string | undefined {
  if (condition?.kind === "stalled") return condition.milestone;
  if (condition?.kind !== "all" && condition?.kind !== "any") return undefined;
  return condition.of.map(stalledIn).find((milestone) => milestone !== undefined);
}

function lastMilestoneOf(guide: Guide): string | undefined {
  if (guide.kind === "checklist") return guide.items.at(-1)?.milestone;
  if (guide.kind !== "tour") return undefined;
  const awaited = guide.steps.flatMap(({ advance }) =>
    advance?.on === "milestone" ? [advance.milestone] : [],
  );
  return awaited.at(-1);
}
