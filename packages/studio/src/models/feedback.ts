import type { Stop } from "@cairn/core";
import type { Environment, Feedback, Marker } from "@cairn/core/api";
import { type ReadonlySignal, computed, effect, signal, untracked } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import { FEEDBACK_DAYS } from "../routes.ts";
import { type Resource, createResource } from "./resource.ts";
import type { Router } from "./router.ts";

/** What people answered in surveys, and why they cancel. The address keeps how far back is looked. */
export interface FeedbackModel {
  readonly nowMs: number;
  readonly days: ReadonlySignal<number>;
  readonly found: ReadonlySignal<Resource<Feedback>>;
  /** Releases and fixes, for curves. */
  readonly marks: Resource<readonly Marker[]>;
  lookBack(days: number): void;
  csvUrl(id: string): string;
  readonly stop: Stop;
}

const EVERY_MS = 60_000;

/** Asks for the time that the address names, again every minute while a screen shows it. */
export function createFeedback(
  api: Pick<Api, "feedback" | "feedbackCsvUrl" | "markers">,
  platform: Pick<Platform, "now" | "after">,
  router: Router,
  env: Environment,
): FeedbackModel {
  const days = computed(() => {
    const { route } = router.place.value;
    return ("days" in route ? route.days : undefined) ?? FEEDBACK_DAYS;
  });
  const ask = (): Resource<Feedback> => {
    const asked = days.peek();
    return createResource(platform, () => api.feedback(env, asked), EVERY_MS);
  };
  const found = signal(ask());
  const marks = createResource(platform, () => api.markers());
  let asked = days.peek();
  const stopFollowing = effect(() => {
    const next = days.value;
    untracked(() => {
      if (next === asked) return;
      asked = next;
      found.peek().stop();
      found.value = ask();
    });
  });
  return {
    nowMs: platform.now(),
    days,
    found,
    marks,
    lookBack(next) {
      const { route } = router.place.peek();
      if (route.kind !== "feedback" && route.kind !== "feedback-part") return;
      router.swap({ ...route, days: next });
    },
    csvUrl: (id) => api.feedbackCsvUrl(env, id, days.value),
    stop() {
      stopFollowing();
      found.peek().stop();
      marks.stop();
    },
  };
}
