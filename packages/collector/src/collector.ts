import type { CollectorConfig } from "./config.ts";
import type { EventFeed } from "./ingest/feed.ts";
import type { Projector } from "./project/projector.ts";
import type { LiveGuidebook } from "./project/live-guidebook.ts";
import type { EventLog } from "./store/event-log.ts";
import type { Registry } from "./store/registry.ts";

/** What a collector is made of. Tests pass the memory adapters and a clock of their own. */
export interface CollectorDeps {
  readonly log: EventLog;
  readonly registry: Registry;
  readonly config: CollectorConfig;
  /** Epoch milliseconds. */
  now(): number;
  /** A bug or an outage that no caller can be told about. */
  report(error: unknown): void;
}

/** What every route may use. */
export interface CollectorContext extends CollectorDeps {
  readonly feed: EventFeed;
  readonly projector: Projector;
  /** Tell it with `refresh()` after a publish, a rollback or a pause. */
  readonly guidebook: LiveGuidebook;
}

/** A running collector: a Web-standard request handler without a socket. */
export interface Collector {
  readonly context: CollectorContext;
  fetch(request: Request): Promise<Response>;
  /** Ends what it began in the background and closes both stores. */
  stop(): Promise<void>;
}
