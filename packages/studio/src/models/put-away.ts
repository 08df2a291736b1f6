import type { Environment } from "@cairn/core/api";
import { signal } from "@preact/signals";
import type { Platform } from "../platform.ts";

/** Troubles that somebody has seen to, in this browser: each stays away until it has happened again. */
export interface PutAway {
  /** Whether it has not happened since; follows changes. */
  has(id: string, count: number): boolean;
  add(id: string, count: number): void;
}

/** What was put away in one environment. */
export function createPutAway(
  platform: Pick<Platform, "recall" | "remember">,
  env: Environment,
): PutAway {
  const name = `overview-put-away:${env}`;
  const counts = signal(readCounts(platform.recall(name)));
  return {
    has: (id, count) => count <= (counts.value[id] ?? 0),
    add(id, count) {
      counts.value = { ...counts.peek(), [id]: count };
      platform.remember(name, JSON.stringify(counts.peek()));
    },
  };
}

/** What another version, or somebody by hand, left in storage may be anything. */
function readCounts(text: string | undefined): Readonly<Record<string, number>> {
  try {
    const found: unknown = JSON.parse(text ?? "{}");
    if (typeof found !== "object" || found === null) return {};
    return Object.fromEntries(
      Object.entries(found).filter(([, count]) => typeof count === "number"),
    ) as Record<string, number>;
  } catch {
    return {};
  }
}
