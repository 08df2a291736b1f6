import type { Stop } from "@cairn/core";
import { type ReadonlySignal, computed, effect, signal } from "@preact/signals";
import type { Platform } from "../platform.ts";
import { type News, type Now, type Seen, newsSince, seenNow } from "./news.ts";

/** What changed since somebody was here last, kept in this browser for each person and environment. */
export interface LastVisit {
  /** When they were here last; undefined on the first visit, and once they have seen what is new. */
  readonly sinceMs: ReadonlySignal<number | undefined>;
  readonly news: ReadonlySignal<readonly News[]>;
  /** They have seen it. */
  done(): void;
  readonly stop: Stop;
}

// Who comes back within half an hour is still on the same visit: a reload must not take the news away.
const VISIT_MS = 30 * 60_000;

interface Kept {
  readonly lookedMs: number;
  readonly seen: Seen;
  /** What the present visit is compared with. */
  readonly base?: Seen;
}

/** Follows `now` and keeps what there is to see. `name` tells people and environments apart. */
export function createLastVisit(
  platform: Pick<Platform, "now" | "recall" | "remember">,
  name: string,
  now: () => Now,
): LastVisit {
  const kept = readKept(platform.recall(name));
  const isBack = kept !== undefined && platform.now() - kept.lookedMs > VISIT_MS;
  const base = signal(isBack ? kept.seen : kept?.base);
  let seen = kept?.seen;
  const stop = effect(() => {
    const lookedMs = platform.now();
    seen = seenNow(now(), lookedMs, seen);
    const keep: Kept = {
      lookedMs,
      seen,
      ...(base.value === undefined ? {} : { base: base.value }),
    };
    platform.remember(name, JSON.stringify(keep));
  });
  return {
    sinceMs: computed(() => base.value?.atMs),
    news: computed(() => (base.value === undefined ? [] : newsSince(base.value, now()))),
    done: () => (base.value = undefined),
    stop,
  };
}

/** What another version left in storage may be anything: then it is the first visit. */
function readKept(text: string | undefined): Kept | undefined {
  try {
    const found = JSON.parse(text ?? "null") as Partial<Kept> | null;
    if (typeof found?.lookedMs !== "number" || !isSeen(found.seen)) return undefined;
    const { lookedMs, seen, base } = found;
    return { lookedMs, seen, ...(isSeen(base) ? { base } : {}) };
  } catch {
    return undefined;
  }
}

function isSeen(value: Seen | undefined): value is Seen {
  return (
    typeof value?.atMs === "number" &&
    typeof value.verdicts === "object" &&
    typeof value.moved === "object"
  );
}
