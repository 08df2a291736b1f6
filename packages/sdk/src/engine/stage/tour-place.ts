import {
  type CompiledGuide,
  type CompiledTour,
  type CompiledTourStep,
  type Facts,
  isOnPage,
} from "@cairn/core";
import type { TourPlace } from "../record.ts";
import type { Backstage } from "../stage.ts";

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
export type PlaceOf = (guide: CompiledGuide, facts: Facts) => TourPlace | undefined;

/**
 * Follows where the user is in tours. Who came to a page after a step that belongs elsewhere went back: they are at the
 * latest step before it that has this page for its own. `arrive` is told of each page that they come to.
 */
export function followTours({
  port,
  user,
  landed,
  onChange,
}: Backstage): readonly [placeOf: PlaceOf, arrive: () => void] {
  let arrivedMs = landed.atMs;
  const arrive = () => {
    arrivedMs = port.now();
    onChange();
  };
  // A page that comes back as it was left is arrived at anew.
  port.listen("pageshow", arrive);
  const placeOf: PlaceOf = (guide, { nowMs, path = "" }) => {
    const place = user.kept.choices.tour;
    if (place?.guide !== guide.id || isStale(place, nowMs)) return undefined;
    const walked = [...place.path, place.step];
    const at = walked.findLastIndex((step) => {
      const { id, pages } = stepAt(guide as CompiledTour, { step } as TourPlace);
      return (pages[0] || id === place.step) && isOnPage(pages, path);
    });
    if (at < 0 || place.atMs >= arrivedMs) return place;
    return { ...place, step: walked[at]!, path: walked.slice(0, at) };
  };
  return [placeOf, arrive];
}
