import type { Facts } from "@cairn/core";

/** A Monday morning in May 2026. */
export const NOW = Date.parse("2026-05-04T09:00:00Z");

/** Facts of somebody nothing is known of, with what the test names. */
export function factsOf(known: Partial<Facts> = {}): Facts {
  return {
    nowMs: NOW,
    reachedAt: {},
    recent: {},
    segments: {},
    traits: {},
    accountTraits: {},
    ...known,
  };
}
