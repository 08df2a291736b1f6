import type { Stop } from "@cairn/core";
import type { Environment, People, PersonSummary, StallMap } from "@cairn/core/api";
import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Route } from "../routes.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";

/** Which people: behind a figure of a stone, or behind a piece of its evidence. */
export type StallAsked = Omit<Route & { readonly kind: "stall" }, "kind">;

/** The people behind one figure of the stall map. */
export interface StallPeopleModel {
  readonly asked: StallAsked;
  readonly nowMs: number;
  /** The stone, and the words of its evidence, stand there. */
  readonly map: Resource<StallMap>;
  readonly first: Resource<People>;
  /** Pages after the first. */
  readonly more: ReadonlySignal<readonly PersonSummary[]>;
  readonly cursor: ReadonlySignal<string | undefined>;
  loadMore(): Promise<void>;
  readonly stop: Stop;
}

/** Lists them page by page. */
export function createStallPeople(
  api: Pick<Api, "stallMap" | "stallPeople">,
  platform: Pick<Platform, "now" | "after">,
  env: Environment,
  asked: StallAsked,
): StallPeopleModel {
  const map = createResource(platform, () => api.stallMap(env));
  const first = createResource(platform, () => api.stallPeople(env, asked));
  const pages = signal<readonly People[]>([]);
  const cursor = computed(() => (pages.value.at(-1) ?? valueOf(first))?.cursor);
  return {
    asked,
    nowMs: platform.now(),
    map,
    first,
    more: computed(() => pages.value.flatMap(({ people }) => people)),
    cursor,
    async loadMore() {
      const from = cursor.peek();
      if (from === undefined) return;
      const answer = await api.stallPeople(env, asked, from);
      if (answer.ok) pages.value = [...pages.peek(), answer.value];
    },
    stop() {
      map.stop();
      first.stop();
    },
  };
}
