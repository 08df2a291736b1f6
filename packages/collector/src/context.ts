import type { AwayWatch } from "./away/away-watch.ts";
import type { CollectorConfig } from "./config.ts";
import type { Webhooks } from "./deliver/webhooks.ts";
import type { RequestLine } from "./http/request-line.ts";
import type { DeliveredCount } from "./ingest/delivered-count.ts";
import type { EventFeed } from "./ingest/feed.ts";
import type { IdentityCoverageCount } from "./ingest/identity-coverage.ts";
import type { Ingest } from "./ingest/ingest.ts";
import type { FitSomewhere } from "./learn/fit-in-thread.ts";
import type { StallLearning } from "./learn/stall-learning.ts";
import type { LiveGuidebook } from "./project/live-guidebook.ts";
import type { Expired, Retention } from "./privacy/retention.ts";
import type { PresenceBoard } from "./publish/presence.ts";
import type { ScheduleWatch } from "./publish/schedule-watch.ts";
import type { Projector } from "./project/projector.ts";
import type { HelpWatch } from "./rank/help-watch.ts";
import type { EventLog } from "./store/event-log.ts";
import type { Team } from "./team/team.ts";
import type { Registry } from "./store/registry.ts";
import type { ProjectionStore } from "./store/people.ts";
import type { StorageFigures } from "./store/storage-figures.ts";

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
  /** What became of each request, for a log. */
  readonly onRequest?: (line: RequestLine) => void;
  /** What each run of the retention removed, for a log. */
  readonly onExpired?: (expired: Expired) => void;
  /** How much room the store has; left out where it is not on a disk of its own. */
  readonly storage?: () => Promise<StorageFigures>;
  /** How dear a password is to check: see `createPasswordHashing`. Left out: as dear as it should be. */
  readonly passwordCost?: number;
  /** Where baselines of stalls are fitted: in a thread of its own when left out. */
  readonly fitStalls?: FitSomewhere;
}

/** What every route may use. */
export interface CollectorContext extends CollectorDeps {
  readonly feed: EventFeed;
  readonly ingest: Ingest;
  readonly projector: Projector;
  /** The projection without our own staff: what figures are made from and things are learned from. */
  readonly counted: ProjectionStore;
  /** Call `refresh()` after a publish, a rollback or a pause, and `projector.nudge()`. */
  readonly guidebook: LiveGuidebook;
  readonly coverage: IdentityCoverageCount;
  readonly delivered: DeliveredCount;
  readonly webhooks: Webhooks;
  /** Stands still until it is started: commands that only open the store let nothing expire. */
  readonly retention: Retention;
  /** As `retention`. */
  readonly away: AwayWatch;
  /** As `retention`. */
  readonly ranks: HelpWatch;
  /** As `retention`. */
  readonly schedules: ScheduleWatch;
  readonly presence: PresenceBoard;
  readonly team: Team;
  /** Stands still until it is started, as `retention` does. */
  readonly learning: StallLearning;
}
