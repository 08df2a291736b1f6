import type { EventFeed } from "../ingest/feed.ts";
import type { LiveGuidebook } from "../project/live-guidebook.ts";
import type { Projector } from "../project/projector.ts";
import type { EventLog } from "../store/event-log.ts";
import type { Registry } from "../store/registry.ts";

/** All places where something about a person lies. What a collector's context holds. */
export interface PersonalParts {
  readonly log: EventLog;
  readonly registry: Registry;
  readonly projector: Pick<Projector, "caughtUp">;
  readonly guidebook: Pick<LiveGuidebook, "forCollector">;
  readonly feed: Pick<EventFeed, "clear">;
  /** Epoch milliseconds. */
  now(): number;
}
