import { signal } from "@preact/signals-core";
import {
  type CompiledTour,
  type CompiledTourStep,
  type Stop,
  holds,
  isOnPage,
  matchesEvent,
} from "@cairn/core";
import { watch } from "../../find/watch.ts";
import type { ShownStep } from "../../port.ts";
import type { TourPlace } from "../record.ts";
import type { Backstage, View } from "../stage.ts";
import { followLink } from "./follow-link.ts";
import { stepAt } from "./tour-place.ts";

/** A tour that holds the slot. A chunk of its own: it comes with the first one that may show. */
export interface Tour {
  /** The step to draw; undefined while it waits for its element unseen. */
  shown(): ShownStep | undefined;
  /** It has waited in vain and goes on waiting; something else may be shown meanwhile. */
  isLate(): boolean;
  /** Goes on if what its step waits for has happened. */
  look(view: View): void;
  /** "shown": first paint of a step. */
  hear(kind: "shown" | "next" | "back"): void;
  readonly stop: Stop;
}

/** What a tour asks of the slot. */
export interface TourSlot {
  /** It came to another step, on or back; the record says to which. */
  onStep(): void;
  /** Its element did not come in time. */
  onBroken(tried: readonly string[]): void;
  /** Over: all of it was seen, or a step that it cannot do without was not found. */
  onEnd(because: "completed" | "target-missing"): void;
  /** Its step belongs on another page; the record says where it goes on. */
  onElsewhere(): void;
}

/** Runs `guide` from where it stands in `from`, on the page of that step or, when asked for, on the way to it. */
export function createTour(
  { port, user, onChange }: Backstage,
  guide: CompiledTour,
  from: TourPlace,
  view: View,
  slot: TourSlot,
): Tour {
  const { steps } = guide;
  let step: CompiledTourStep = stepAt(guide, from);
  let place = { ...from, step: step.id };
  let element = signal<Element | undefined>(undefined);
  let isThere = false;
  let isLate = false;
  /** Steps that were passed unseen, one after another: branches may lead in a circle. */
  let passed = 0;
  /** What had happened when the step began. */
  let before = user.seen;
  let stopWatching: Stop = () => {};
  let stopListening: Stop = () => {};

  const remember = () => {
    if (place.isSeen || place.isAsked) user.choose({ tour: place });
  };
  const leave = () => {
    stopWatching();
    stopListening();
  };
  const enter = (isPressed: boolean) => {
    leave();
    step = stepAt(guide, place);
    const { target, pages, href, waitMs, missing } = step;
    element = signal(undefined);
    isLate = false;
    isThere = !target;
    before = user.seen;
    onChange();
    if (!isOnPage(pages, port.path())) {
      slot.onElsewhere();
      // Written first, so that the page it leads to knows where the tour is.
      if (isPressed && href) void user.save().then(() => followLink(href));
    } else if (target) {
      stopWatching = watch(
        target,
        {
          onElement(found) {
            isThere = !!found;
            isLate &&= !found;
            stopListening();
            // One that is gone keeps its place on screen until nothing is drawn there.
            if (found) {
              element.value = found;
              listen(found);
            }
            onChange();
          },
          onBroken(tried) {
            slot.onBroken(tried);
            if (missing === "stop") slot.onEnd("target-missing");
            else if (missing === "skip") go(false);
            else {
              isLate = missing === "wait";
              isThere = !isLate;
              // In the middle of the page there is nothing to press or fill in.
              if (isThere && stepAwaitsElement()) step = { ...step, advance: { on: "button" } };
              onChange();
            }
          },
        },
        waitMs,
      );
    }
  };
  const stepAwaitsElement = () => step.advance.on === "click" || step.advance.on === "input";
  const listen = (found: Element) => {
    const { on } = step.advance;
    const kinds = on === "click" ? ["click"] : on === "input" ? ["change", "focusout"] : [];
    // The element may be a box around the field.
    const hear = ({ target }: Event) => {
      const { value, textContent } = target as HTMLInputElement;
      if (on === "click" || (value ?? textContent)?.trim()) go(false);
    };
    // Before the page's own listeners, which may stop the event; it is only listened to.
    for (const kind of kinds) found.addEventListener(kind, hear, true);
    stopListening = () => {
      for (const kind of kinds) found.removeEventListener(kind, hear, true);
    };
  };
  const move = (to: string, path: readonly string[], isPressed: boolean) => {
    place = { ...place, step: to, path, atMs: port.now() };
    remember();
    if (place.isSeen) slot.onStep();
    enter(isPressed);
  };
  const index = () => steps.findIndex(({ id }) => id === step.id);
  const go = (isPressed: boolean) => {
    const { id, advance, branches, isLast } = step;
    const to = branches.find(({ when }) => holds(when, view.facts))?.step ?? steps[index() + 1]?.id;
    // Nobody goes back to what was never there, nor to what would lead on at once.
    const isStation = isThere && advance.on !== "milestone";
    passed = isStation ? 0 : passed + 1;
    if (isLast || to === undefined || passed > steps.length) {
      return slot.onEnd(place.isSeen ? "completed" : "target-missing");
    }
    move(to, isStation ? [...place.path, id] : place.path, isPressed);
  };

  // On the way to its first page. One that is gone on with is known already, also where it went back with its user.
  if (!from.step) remember();
  enter(from.isAsked);
  return {
    shown: () =>
      isThere
        ? {
            step,
            number: index() + 1,
            of: steps.length,
            mayGoBack: place.path.length > 0,
            element,
          }
        : undefined,
    isLate: () => isLate,
    look(now) {
      view = now;
      const { advance } = step;
      const isDone =
        advance.on === "milestone"
          ? advance.milestone in view.facts.reachedAt
          : advance.on === "event" &&
            user.seen.some(
              (event) =>
                // The click that leads here often is the event, too, in the same millisecond.
                event.atMs >= place.atMs + (before.includes(event) ? 1 : 0) &&
                matchesEvent(advance.event, event),
            );
      if (isDone) go(false);
    },
    hear(kind) {
      const last = place.path.at(-1);
      if (kind === "shown") {
        if (place.isSeen) return;
        place = { ...place, isSeen: true };
        remember();
      } else if (kind === "next") go(true);
      else if (last !== undefined) move(last, place.path.slice(0, -1), true);
    },
    stop: leave,
  };
}
