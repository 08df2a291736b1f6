import { ok, type Stop } from "@cairn/core";
import { type ReadonlySignal, computed, effect, signal, untracked } from "@preact/signals";
import type { Answer } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Route } from "../routes.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";
import type { Router } from "./router.ts";

/** A part of a long list; `cursor` continues it. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly cursor?: string;
}

/** A list that is searched as one types and read page by page; what is asked for stands in the address. */
export interface SearchList<Item, Asked> {
  readonly nowMs: number;
  readonly asked: ReadonlySignal<Asked>;
  /** As typed; the address follows when typing rests. */
  readonly search: ReadonlySignal<string>;
  readonly list: ReadonlySignal<Resource<ListPage<Item>>>;
  /** Pages after the first. */
  readonly more: ReadonlySignal<readonly Item[]>;
  readonly cursor: ReadonlySignal<string | undefined>;
  /** The next page is on its way, or did not come. */
  readonly paging: ReadonlySignal<"no" | "yes" | "failed">;
  type(search: string): void;
  /** Asks for something else, as a step that one can go back from; what was typed stays. */
  ask(asked: Asked): void;
  loadMore(): Promise<void>;
  readonly stop: Stop;
}

/** What differs between the lists. */
export interface SearchListParts<Item, Asked> {
  readonly platform: Pick<Platform, "now" | "after">;
  readonly router: Router;
  /** What a route asks for; undefined for another screen's. */
  readonly read: (route: Route) => Asked | undefined;
  readonly routeTo: (asked: Asked) => Route;
  readonly fetch: (asked: Asked, cursor: string | undefined) => Answer<ListPage<Item>>;
}

const QUIET_MS = 250;
// The collector looks at some thousands at once; where few fit, an answer may be empty and go on.
const ROUNDS = 20;

/** Begins with what the address asks for, and follows it. */
export function createSearchList<Item, Asked extends { readonly search: string }>(
  { platform, router, read, routeTo, fetch }: SearchListParts<Item, Asked>,
  first: Asked,
): SearchList<Item, Asked> {
  const asked = signal(first);
  const search = signal(first.search);
  const more = signal<readonly Item[]>([]);
  const paged = signal<{ readonly cursor?: string } | undefined>(undefined);
  const paging = signal<"no" | "yes" | "failed">("no");
  let cancel: Stop = () => {};

  async function page(from: string | undefined): Answer<ListPage<Item>> {
    let cursor = from;
    for (let round = 1; ; round += 1) {
      const answer = await fetch(asked.peek(), cursor);
      if (!answer.ok) return answer;
      cursor = answer.value.cursor;
      if (answer.value.items.length > 0 || cursor === undefined || round === ROUNDS) {
        return ok(answer.value);
      }
    }
  }
  const begin = (): Resource<ListPage<Item>> => createResource(platform, () => page(undefined));
  const list = signal(begin());
  const cursor = computed(() => (paged.value ?? valueOf(list.value))?.cursor);

  const stopFollowing = effect(() => {
    const wanted = read(router.place.value.route);
    untracked(() => {
      if (wanted === undefined || JSON.stringify(wanted) === JSON.stringify(asked.peek())) return;
      // Back and links change what stands in the field; typing is ahead of the address.
      if (wanted.search !== asked.peek().search) search.value = wanted.search;
      asked.value = wanted;
      list.peek().stop();
      more.value = [];
      paged.value = undefined;
      paging.value = "no";
      list.value = begin();
    });
  });

  return {
    nowMs: platform.now(),
    asked,
    search,
    list,
    more,
    cursor,
    paging,
    type(text) {
      search.value = text;
      cancel();
      cancel = platform.after(QUIET_MS, () => {
        router.swap(routeTo({ ...asked.peek(), search: text }));
      });
    },
    ask(next) {
      cancel();
      router.go(routeTo({ ...next, search: search.peek() }));
    },
    async loadMore() {
      const from = cursor.peek();
      const mine = list.peek();
      if (from === undefined || paging.peek() === "yes") return;
      paging.value = "yes";
      const answer = await page(from);
      // Something else was asked for meanwhile.
      if (mine !== list.peek()) return;
      paging.value = answer.ok ? "no" : "failed";
      if (!answer.ok) return;
      more.value = [...more.peek(), ...answer.value.items];
      paged.value = answer.value.cursor === undefined ? {} : { cursor: answer.value.cursor };
    },
    stop() {
      cancel();
      stopFollowing();
      list.peek().stop();
    },
  };
}
