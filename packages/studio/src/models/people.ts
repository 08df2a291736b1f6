import type { Stop } from "@cairn/core";
import type { Environment, People, PersonSummary } from "@cairn/core/api";
import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";
import type { Router } from "./router.ts";

/** The list of people, searched by name, email or id. */
export interface PeopleModel {
  readonly nowMs: number;
  readonly search: ReadonlySignal<string>;
  readonly list: ReadonlySignal<Resource<People>>;
  /** Pages after the first. */
  readonly more: ReadonlySignal<readonly PersonSummary[]>;
  readonly cursor: ReadonlySignal<string | undefined>;
  type(search: string): void;
  loadMore(): Promise<void>;
  readonly stop: Stop;
}

const QUIET_MS = 250;

/** Lists people of one environment; the search stands in the URL. */
export function createPeople(
  api: Api,
  platform: Platform,
  router: Router,
  env: Environment,
  first: string,
): PeopleModel {
  const search = signal(first);
  const more = signal<readonly PersonSummary[]>([]);
  const nextCursor = signal<string | undefined>(undefined);
  const hasPaged = signal(false);
  let cancel: Stop = () => {};
  const ask = (): Resource<People> =>
    createResource(platform, () => api.people(env, search.peek()));
  const list = signal(ask());
  const cursor = computed(() => (hasPaged.value ? nextCursor.value : valueOf(list.value)?.cursor));
  return {
    nowMs: platform.now(),
    search,
    list,
    more,
    cursor,
    type(text) {
      search.value = text;
      cancel();
      cancel = platform.after(QUIET_MS, () => {
        router.swap({ kind: "people", search: text });
        list.peek().stop();
        more.value = [];
        hasPaged.value = false;
        list.value = ask();
      });
    },
    async loadMore() {
      const from = cursor.peek();
      if (from === undefined) return;
      const answer = await api.people(env, search.peek(), from);
      if (!answer.ok) return;
      more.value = [...more.peek(), ...answer.value.people];
      nextCursor.value = answer.value.cursor;
      hasPaged.value = true;
    },
    stop() {
      cancel();
      list.peek().stop();
    },
  };
}
