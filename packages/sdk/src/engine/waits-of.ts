import { type CompiledGuidebook, type Facts, type Wait, ownWait } from "@cairn/core";
import type { UserRecord } from "./record.ts";

/** Why guides must wait whatever else is on screen, by id; those that are not named may show. */
export function waitsOf(
  { guides, paused }: CompiledGuidebook,
  facts: Facts,
  { ledger, choices }: UserRecord,
): ReadonlyMap<string, Wait> {
  const waits = new Map<string, Wait>();
  for (const guide of guides) {
    const { id, kind } = guide;
    let wait: Wait | undefined;
    if (paused) wait = { because: "paused" };
    else if (choices.tipsOff && kind !== "checklist") wait = { because: "tips-off" };
    else if (!choices.panels[id]?.celebrating) wait = ownWait(guide, facts, ledger);
    if (wait) waits.set(id, wait);
  }
  return waits;
}
