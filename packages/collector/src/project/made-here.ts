import type { JsonObject } from "@cairn/core";
import type { LogRow } from "../store/event-log.ts";

/** `source` of the events that the collector makes of people who are not there. */
export const COLLECTOR = "collector";

const MADE = new Set(["Stall Detected", "Stall Resolved"]);

/**
 * Whether the collector made the row itself: it tells of a person and is nothing that they did, so it counts neither as
 * an event of theirs nor as a visit. A browser that says so is not believed.
 */
export function isMadeHere({
  name,
  trust,
  properties,
}: Pick<LogRow, "name" | "trust"> & { readonly properties: JsonObject }): boolean {
  return trust === "server" && MADE.has(name) && properties["source"] === COLLECTOR;
}
