import type { CompiledGuidebook, Facts, JsonObject } from "@cairn/core";
import type { Member } from "./population.ts";
import { openStalls } from "./stalls.ts";

/**
 * All that conditions may see of somebody who is not there: what the log told. On which page, in which language, on which
 * device and after which absence they are here is known to browsers only, and stays unknown.
 */
export function factsOf(
  member: Member,
  accountTraits: JsonObject,
  book: Pick<CompiledGuidebook, "segments">,
  nowMs: number,
): Facts {
  const { person, reached } = member;
  const [stall] = openStalls(member).toSorted((a, b) => b.atMs - a.atMs);
  return {
    nowMs,
    reachedAt: reached,
    recent: person.progress.thresholds,
    segments: book.segments,
    traits: person.traits,
    accountTraits,
    stall: stall && {
      milestone: stall.milestone,
      reasons: stall.reasons.map(({ kind }) => kind),
    },
    firstSeenMs: person.firstMs,
    lastActiveMs: person.lastMs,
  };
}
