import type { Stop } from "@cairn/core";
import { type ReadonlySignal, computed, effect, signal, untracked } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";

/** Guidebooks of versions, each read once. Nothing changes them. */
export interface VersionBooks {
  /** Undefined until it is here; 0 is the time before the first version. */
  book(version: number): unknown;
  /** Whether it could not be read. */
  isMissing(version: number): boolean;
  readonly stop: Stop;
}

// Nothing was published yet: what everything is compared with then.
const NOTHING = { version: 1, locales: ["en"] };

export function createVersionBooks(
  api: Pick<Api, "version">,
  platform: Pick<Platform, "after">,
  wanted: ReadonlySignal<readonly number[]>,
): VersionBooks {
  const books = signal<ReadonlyMap<number, Resource<{ readonly guidebook: unknown }>>>(new Map());
  const stopWatching = effect(() => {
    const missing = wanted.value.filter((version) => version > 0);
    untracked(() => {
      const news = missing.filter((version) => !books.peek().has(version));
      if (news.length === 0) return;
      const read = news.map(
        (version) => [version, createResource(platform, () => api.version(version))] as const,
      );
      books.value = new Map([...books.peek(), ...read]);
    });
  });
  const stateOf = computed(() => books.value);
  return {
    book(version) {
      if (version === 0) return NOTHING;
      const resource = stateOf.value.get(version);
      return resource === undefined ? undefined : valueOf(resource)?.guidebook;
    },
    isMissing: (version) => stateOf.value.get(version)?.state.value.kind === "failed",
    stop() {
      stopWatching();
      for (const resource of books.peek().values()) resource.stop();
    },
  };
}
