import { createHash } from "node:crypto";
import { type CompiledGuidebook, milestoneKey } from "@cairn/core";
import { FALSE_ALARMS, type Guidebook } from "@cairn/core/guidebook";

// Rises when browsers come to read baselines otherwise: none of an earlier Cairn is served then.
const FORM = 1;

/** The rate of false alarms that a guidebook asks for, 0 to 1. */
export function falseAlarmsOf({ stalls }: Pick<Guidebook, "stalls">): number {
  return stalls?.falseAlarms ?? FALSE_ALARMS;
}

/**
 * What a learned baseline holds for: equal for guidebooks in which the same milestones are at hand at the same moments,
 * fail by the same events, and the same rate of false alarms is asked for. Titles, guides and segments are no part of it.
 */
export function stallDefinitions(
  book: Pick<CompiledGuidebook, "definitions" | "milestones" | "activation">,
  falseAlarms: number,
): string {
  const milestones = book.milestones.map(({ id, after, people, failures, pages }) => ({
    threshold: book.definitions.thresholds[milestoneKey(id)]?.version,
    id,
    after,
    people,
    failures,
    pages,
  }));
  const { start } = book.definitions;
  const text = JSON.stringify([FORM, start, milestones, book.activation, falseAlarms]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
