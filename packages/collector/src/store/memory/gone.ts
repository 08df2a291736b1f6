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
  /** Forgets what no outbox can bring back any more. */
  purge(nowMs: number): void;
}

/** Nothing is gone yet. */
export function createGone(): Gone {
  const tombstones = new Map<string, number>();
  const actors = new Map<string, number>();
  return {
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
      subjectsOf({ ...event, previousId: event.properties["previousId"] }).some(
        (actor) =>
          (event.madeByMs ?? event.atMs) <= (actors.get(`${environment} ${actor}`) ?? -Infinity),
      ),
    purge(nowMs) {
      for (const [key, untilMs] of tombstones) if (untilMs < nowMs) tombstones.delete(key);
      for (const [key, atMs] of actors) if (atMs + TOMBSTONE_MS < nowMs) actors.delete(key);
    },
  };
}
