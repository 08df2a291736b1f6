import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { Answer } from "../api.ts";
import { type Resource, valueOf } from "./resource.ts";

/** The pages of a list after its first. */
export interface Pages<Item> {
  /** What came with them. */
  readonly more: ReadonlySignal<readonly Item[]>;
  /** Where the next page begins; undefined where there is none. */
  readonly cursor: ReadonlySignal<string | undefined>;
  /** The next page is on its way, or did not come. */
  readonly paging: ReadonlySignal<"no" | "yes" | "failed">;
  loadMore(): Promise<void>;
}

/** Goes on from `first` by `ask`, one page at a time; a page that does not come is asked for again. */
export function createPages<Page extends { readonly cursor?: string }, Item>(
  first: Resource<Page>,
  ask: (cursor: string) => Answer<Page>,
  itemsOf: (page: Page) => readonly Item[],
): Pages<Item> {
  const pages = signal<readonly Page[]>([]);
  const paging = signal<"no" | "yes" | "failed">("no");
  const cursor = computed(() => (pages.value.at(-1) ?? valueOf(first))?.cursor);
  return {
    more: computed(() => pages.value.flatMap(itemsOf)),
    cursor,
    paging,
    async loadMore() {
      const from = cursor.peek();
      if (from === undefined || paging.peek() === "yes") return;
      paging.value = "yes";
      const answer = await ask(from);
      paging.value = answer.ok ? "no" : "failed";
      if (answer.ok) pages.value = [...pages.peek(), answer.value];
    },
  };
}
