import type { Environment, WebhookAttempt, WebhookEvent } from "@cairn/core/api";
import type { Cursor } from "./event-log.ts";

/** A secret that deliveries are signed with: `whsec_` and base64. */
export interface SigningSecret {
  readonly secret: string;
  readonly createdAtMs: number;
  /** It signs until then, beside a newer one. */
  readonly retiresAtMs?: number;
}

/** Where deliveries go. */
export interface DestinationRecord {
  readonly id: string;
  readonly environment: Environment;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly description?: string;
  readonly state: "on" | "paused" | "gone";
  readonly createdAtMs: number;
  /** Newest first, at most two. */
  readonly secrets: readonly SigningSecret[];
  /** Rises by one with each change, from 1. */
  readonly revision: number;
}

/** One event on its way to one destination. */
export interface DeliveryRecord {
  /** Made from destination and event: unique, and the same whoever makes it. */
  readonly id: string;
  readonly destination: string;
  readonly environment: Environment;
  readonly type: WebhookEvent;
  readonly messageId: string;
  /** Everybody whom the payload names, as `actorOf` writes them. */
  readonly actors: readonly string[];
  /** The body, sent as it stands. */
  readonly payload: string;
  readonly createdAtMs: number;
  readonly state: "pending" | "delivered" | "dead";
  /** Since `startedAtMs`. */
  readonly attempts: number;
  /** When it was made, or replayed last: what the three days count from. */
  readonly startedAtMs: number;
  /** When to try, while it is pending. */
  readonly nextAtMs: number;
  readonly lastAttempt?: WebhookAttempt;
}

/** Figures of one destination. `pending` is now, the others since it was added. */
export interface DeliveryFigures {
  readonly pending: number;
  readonly delivered: number;
  readonly failedAttempts: number;
  readonly dead: number;
}

/** A stretch of the log that was read, with the deliveries that came of it. */
export interface Enqueued {
  readonly from: Cursor | undefined;
  readonly to: Cursor;
  readonly deliveries: readonly DeliveryRecord[];
  /** Pending deliveries that a destination may hold: above it the oldest are dead, counted as such. Left out: any number. */
  readonly mostPending?: number;
}

/** Destinations of webhooks, and what waits for them or went there. */
export interface DeliveryStore {
  /** In the order in which they were added. */
  destinations(): Promise<readonly DestinationRecord[]>;
  /** Adds it. The first of all sets the place in the log from which deliveries are made. */
  addDestination(record: DestinationRecord, startAt: Cursor | undefined): Promise<void>;
  /** Replaces the record of the revision before; false when somebody else was faster or it is gone. */
  changeDestination(record: DestinationRecord): Promise<boolean>;
  /** Removes it with all its deliveries; false when it is not there. */
  removeDestination(id: string): Promise<boolean>;
  /** How far the log was read. */
  position(): Promise<Cursor | undefined>;
  /** Keeps the deliveries and the new position as one; false, and nothing of it, when the position is not `from`. */
  enqueue(step: Enqueued): Promise<boolean>;
  /** The pending delivery to try next, of those that were due by `nowMs`: the longest due first. */
  due(destination: string, nowMs: number): Promise<DeliveryRecord | undefined>;
  /** Keeps what an attempt came to; false when the delivery was replayed or removed meanwhile. */
  settle(record: DeliveryRecord): Promise<boolean>;
  /** Newest first. */
  deliveries(destination: string, query: DeliveryQuery): Promise<DeliveryPage>;
  /** Makes deliveries pending again, due at once; answers how many. */
  replay(destination: string, which: Replayed, nowMs: number): Promise<number>;
  figures(destination: string): Promise<DeliveryFigures>;
  /** Removes every delivery that names one of these actors; answers how many. */
  forget(environment: Environment, actors: readonly string[]): Promise<number>;
  /** Removes at most `limit` deliveries made before `beforeMs`, whatever became of them; answers how many. */
  prune(beforeMs: number, limit: number): Promise<number>;
}

export interface DeliveryQuery {
  readonly state?: DeliveryRecord["state"];
  readonly limit: number;
  readonly cursor?: string;
}
export interface DeliveryPage {
  readonly deliveries: readonly DeliveryRecord[];
  readonly cursor?: string;
}
/** One delivery, whatever became of it; or the dead ones made at or after a time. */
export type Replayed = { readonly id: string } | { readonly deadSinceMs: number };
