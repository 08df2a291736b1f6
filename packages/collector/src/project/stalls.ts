import type { JsonObject, StallReason } from "@cairn/core";
import type { LogRow } from "../store/event-log.ts";
import type { PersonRecord, StallRecord } from "../store/people.ts";
import { isMadeHere } from "./made-here.ts";

type Stalls = Pick<PersonRecord, "stalls" | "stallsResolved">;

// Newest first; a person with more stalls than this needs a human, not a longer list.
const STALLS_KEPT = 50;

/** Stalls after one more event: `Stall Detected` opens one, `Stall Resolved` closes those of its milestone. */
export function foldStall(person: Stalls, row: LogRow): Stalls {
  const { milestone } = row.properties;
  const { stalls, stallsResolved } = person;
  // No milestone's id is that of a prototype's property: whoever sends one must not stop the reading of the log.
  if (typeof milestone !== "string" || milestone in {}) return { stalls, stallsResolved };
  if (row.name === "Stall Detected") {
    const { reasons, chance } = row.properties;
    const stall = {
      milestone,
      atMs: row.atMs,
      reasons: reasonsOf(reasons),
      ...(typeof chance === "number" ? { chance } : {}),
      ...(isMadeHere(row) ? awayOf(row.properties) : {}),
    };
    return settle([...stalls, stall], stallsResolved);
  }
  if (row.name !== "Stall Resolved") return { stalls, stallsResolved };
  const times = [...(stallsResolved[milestone] ?? []), row.atMs].toSorted((a, b) => a - b);
  return settle(stalls, { ...stallsResolved, [milestone]: times.slice(-STALLS_KEPT) });
}

/** The stalls of two records of one person. */
export function mergeStalls(a: Stalls, b: Stalls): Stalls {
  const resolved: Record<string, readonly number[]> = { ...a.stallsResolved };
  for (const [milestone, times] of Object.entries(b.stallsResolved)) {
    resolved[milestone] = [...(resolved[milestone] ?? []), ...times].toSorted((x, y) => x - y);
  }
  return settle([...a.stalls, ...b.stalls], resolved);
}

/**
 * Each stall ends with the first resolution after it, in whatever order the two arrived. Who was away and comes back is
 * not through by that, whatever their browser finds: that ends once the milestone is reached.
 */
function settle(stalls: readonly StallRecord[], stallsResolved: Stalls["stallsResolved"]): Stalls {
  const settled = stalls.map((stall) => {
    const { milestone, atMs, isAway } = stall;
    const resolvedAtMs = isAway
      ? undefined
      : stallsResolved[milestone]?.find((resolvedMs) => resolvedMs >= atMs);
    return resolvedAtMs === undefined ? stall : { ...stall, resolvedAtMs };
  });
  const newestFirst = settled.toSorted((a, b) => b.atMs - a.atMs);
  return { stalls: newestFirst.slice(0, STALLS_KEPT), stallsResolved };
}

function awayOf({ since }: JsonObject): Pick<StallRecord, "isAway" | "sinceMs"> {
  const sinceMs = typeof since === "string" ? Date.parse(since) : NaN;
  return { isAway: true, ...(Number.isNaN(sinceMs) ? {} : { sinceMs }) };
}

/** The reasons of the event, as far as they are reasons: the sender is a browser. */
function reasonsOf(value: unknown): readonly StallReason[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).filter(isReason).slice(0, 10);
}

function isReason(value: unknown): value is StallReason {
  const { kind, count, weight, overMs } = (value ?? {}) as Partial<
    Record<keyof StallReason, unknown>
  >;
  return (
    typeof kind === "string" &&
    [count, weight, overMs].every((number) => typeof number === "number")
  );
}
