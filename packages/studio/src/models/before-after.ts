import type { Stop } from "@cairn/core";
import type { BeforeAfter, Environment, Marker, Version } from "@cairn/core/api";
import { type ReadonlySignal, computed, effect, signal, untracked } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import { type Route, USUAL_DAYS } from "../routes.ts";
import type { Announcer } from "./announcer.ts";
import { type TypedMark, createMarks, startOfDay } from "./marks.ts";
import { type Resource, createResource } from "./resource.ts";
import type { Router } from "./router.ts";

/** What is compared: a milestone, around a day, so many days to either side. */
export type Asked = Omit<Route & { readonly kind: "before-after" }, "kind">;

/** A moment, and what changed with it. The address keeps what was asked. */
export interface BeforeAfterModel {
  readonly asked: ReadonlySignal<Asked>;
  /** Undefined until a milestone and a day are chosen. */
  readonly found: ReadonlySignal<Resource<BeforeAfter> | undefined>;
  /** Days on which something was published: moments that are worth asking about. */
  readonly versions: Resource<readonly Version[]>;
  ask(change: Partial<Asked>): void;
  /** Releases and fixes that somebody marked. */
  readonly marks: Resource<readonly Marker[]>;
  /** What is typed for the day that is asked about. */
  readonly mark: ReadonlySignal<TypedMark>;
  typeMark(change: Partial<TypedMark>): void;
  /** Marks the day that is asked about, where there is one and something was typed. */
  addMark(): Promise<void>;
  removeMark(id: string): Promise<void>;
  readonly stop: Stop;
}

/** Compares in one environment whatever the address asks for. */
export function createBeforeAfter(
  api: Api,
  platform: Platform,
  router: Router,
  announcer: Announcer,
  env: Environment,
): BeforeAfterModel {
  const asked = computed((): Asked => {
    const { route } = router.place.value;
    if (route.kind !== "before-after") return { milestone: "", day: "", days: USUAL_DAYS };
    return { milestone: route.milestone, day: route.day, days: route.days };
  });
  const versions = createResource(platform, () => api.versions());
  const marks = createMarks(api, platform, announcer);
  const found = signal<Resource<BeforeAfter> | undefined>(undefined);
  const stopAsking = effect(() => {
    const { milestone, day, days } = asked.value;
    untracked(() => found.peek()?.stop());
    const at = startOfDay(day);
    found.value =
      milestone === "" || Number.isNaN(at)
        ? undefined
        : createResource(platform, () =>
            api.beforeAfter(env, { milestone, days, at: new Date(at).toISOString() }),
          );
  });
  return {
    asked,
    found,
    versions,
    ask: (change) => router.swap({ kind: "before-after", ...asked.peek(), ...change }),
    marks: marks.all,
    mark: marks.typed,
    typeMark: marks.type,
    async addMark() {
      await marks.add(asked.peek().day);
    },
    removeMark: marks.remove,
    stop() {
      stopAsking();
      marks.stop();
      found.peek()?.stop();
      versions.stop();
    },
  };
}
