import type { Environment } from "@cairn/core/api";
import { type Erasure, subjectsOf, TOMBSTONE_MS } from "../erasure.ts";
import type { LogEvent } from "../event-log.ts";

/** What the reference event log knows of events that it no longer holds. */
export interface Gone {
  /** Remembers that an id was held. */
  bury(environment: Environment, key: string, receivedAtMs: number): void;
  erased(environment: Environment, erasure: Erasure): void;
  wasHeld(key: string): boolean;
  isErased(environment: Environment, event: LogEvent): boolean;
  /** Whether one of these actors was erased, at or after a time. */
  isAnyErased(environment: Environment, actors: readonly string[], madeByMs: number): boolean;
  /** Forgets what no outbox can bring back any more. */
  purge(nowMs: number): void;
}

/** Nothing is gone yet. */
export function createGone(): Gone {
  const tombstones = new Map<string, number>();
  const actors = new Map<string, number>();
  const isAnyErased: Gone["isAnyErased"] = (environment, ids, madeByMs) =>
    ids.some((id) => {
      const atMs = actors.get(`${environment} ${id}`);
      return atMs !== undefined && madeByMs <= atMs;
    });
  return {
    isAnyErased,
    bury(_environment, key, receivedAtMs) {
      tombstones.set(key, receivedAtMs + TOMBSTONE_MS);
    },
    erased(environment, { actors: ids, atMs }) {
      for (const id of ids) {
        const key = `${environment} ${id}`;
        actors.set(key, Math.max(atMs, actors.get(key) ?? -Infinity));
      }
    },
    wasHeld: (key) => tombstones.has(key),
    isErased: (environment, event) =>
      isAnyErased(
        environment,
        subjectsOf({ ...event, previousId: event.properties["previousId"] }),
        event.madeByMs ?? event.atMs,
      ),
    purge(nowMs) {
      for (const [key, untilMs] of tombstones) if (untilMs < nowMs) tombstones.delete(key);
      for (const [key, atMs] of actors) if (atMs + TOMBSTONE_MS < nowMs) actors.delete(key);
    },
  };
}
