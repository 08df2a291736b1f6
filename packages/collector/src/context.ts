import type { CollectorConfig } from "./config.ts";
import type { EventFeed } from "./ingest/feed.ts";
import type { Ingest } from "./ingest/ingest.ts";
import type { LiveGuidebook } from "./project/live-guidebook.ts";
import type { Projector } from "./project/projector.ts";
import type { EventLog } from "./store/event-log.ts";
import type { Registry } from "./store/registry.ts";

/** What a collector is made of. Tests pass the memory adapters and a clock of their own. */
export interface CollectorDeps {
  readonly log: EventLog;
  readonly registry: Registry;
  readonly config: CollectorConfig;
  /** Epoch milliseconds. */
  now(): number;
  /** A new message id: a UUIDv7, so that ids that we make are ordered by time. */
  newId(): string;
  /** A bug or an outage that no caller can be told about. */
  report(error: unknown): void;
}

/** What every route may use. */
export interface CollectorContext extends CollectorDeps {
  readonly feed: EventFeed;
  readonly ingest: Ingest;
  readonly projector: Projector;
  /** Call `refresh()` after a publish, a rollback or a pause, and `projector.nudge()`. */
  readonly guidebook: LiveGuidebook;
}
