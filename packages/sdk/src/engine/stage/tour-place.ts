import type { CompiledGuidebook, CompiledTour, CompiledTourStep } from "@cairn/core";
import type { TourPlace } from "../record.ts";

// Who comes back later does something else by then.
const RESUME_MS = 30 * 60_000;

/** The step at which a tour stands; its first before it was begun, and where that step is gone. */
export function stepAt({ steps }: CompiledTour, place?: TourPlace): CompiledTourStep {
  return steps.find(({ id }) => id === place?.step) ?? steps[0]!;
}

/** Whether nobody went on with the tour for so long that it is over. */
export function isStale({ atMs }: TourPlace, nowMs: number): boolean {
  return nowMs - atMs >= RESUME_MS;
}

/** Where the user is in the tour `guide`, while it may still be resumed. */
export function placeIn(
  guide: CompiledGuidebook["guides"][number],
  place: TourPlace | undefined,
  nowMs: number,
): TourPlace | undefined {
  return place?.guide === guide.id && !isStale(place, nowMs) ? place : undefined;
}
