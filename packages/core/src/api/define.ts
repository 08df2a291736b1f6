import type { Guidebook } from "../guidebook/guidebook.ts";
import type { Problem } from "../lib/problem.ts";
import type { Environment } from "./session.ts";

/** `GET /api/draft`. `revision` rises with each save; send it back in `PUT` to not overwrite another tab. */
export interface Draft {
  readonly guidebook: Guidebook;
  readonly revision: number;
  readonly savedAt: string;
  /** Version that is live, absent before the first publish. */
  readonly live?: number;
  /** Whether the draft differs from what is live. */
  readonly changed: boolean;
  /** Whether live's guides are paused. */
  readonly paused: boolean;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** `PUT /api/draft` → `Draft`; a draft may have problems and is kept. 409 when `revision` is not the stored one. */
export interface SaveDraft {
  readonly guidebook: unknown;
  readonly revision: number;
}

/** `POST /api/draft/check {guidebook}` → problems and warnings, nothing is stored. */
export interface CheckResult {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** `POST /api/publish` → `Version`; 422 with `problems` when the draft is not valid. Without an environment: live. */
export interface Publish {
  readonly note?: string;
  readonly revision: number;
  readonly environment?: Environment;
}

/**
 * `GET /api/versions` → newest first. `POST /api/rollback {version, environment?}` publishes an older one again, in live
 * without an environment → `Version`.
 */
export interface Version {
  readonly version: number;
  readonly publishedAt: string;
  readonly by: string;
  readonly note?: string;
  /** Version it was rolled back from, where it is a rollback. */
  readonly restores?: number;
}

/** `GET /api/versions/:version`. As a file: `GET /api/versions/:version/file`, and `GET /api/draft/file`. */
export interface VersionContent extends Version {
  readonly guidebook: Guidebook;
}

/** `PUT /api/pause` → 204. Every guide is gone from open tabs within 60 s. Without an environment: in both. */
export interface Pause {
  readonly paused: boolean;
  readonly environment?: Environment;
}

/**
 * `GET /api/environments` → live and test. `POST /api/promote {version}` makes what is tried in test live (409 when test
 * has another by now) → `Version`; `POST /api/follow-live` → 204: from then on test gets what live gets.
 */
export interface EnvironmentState {
  readonly environment: Environment;
  /** What its browsers get; absent before the first publish. */
  readonly version?: Version;
  /** When it was put there, and by whom. */
  readonly since?: string;
  readonly by?: string;
  /** Of test: it has no version of its own and gets live's. */
  readonly followsLive: boolean;
  readonly paused: boolean;
}

/** `GET /api/releases` → newest first: which version was put where, and when. */
export interface VersionRelease {
  readonly environment: Environment;
  /** Absent, of test: from then on it got what live got. */
  readonly version?: number;
  readonly at: string;
  readonly by: string;
}

/**
 * `POST /api/schedules` → `Schedule` (201): publishes the draft as it is now at a later time. 409 when `revision` is not
 * the stored one, or one waits in that environment already; 422 with `problems` when it is not valid.
 */
export interface NewSchedule {
  readonly revision: number;
  /** ISO 8601, in the future. */
  readonly at: string;
  /** Live without one. */
  readonly environment?: Environment;
  readonly note?: string;
}

/** `GET /api/schedules` → newest first. `DELETE /api/schedules/:id` → 204; 404 when it waits no more. */
export interface Schedule {
  readonly id: number;
  readonly environment: Environment;
  readonly at: string;
  readonly madeAt: string;
  readonly by: string;
  readonly note?: string;
  /** Of the draft that it was: later edits are not in it. */
  readonly revision: number;
  readonly state: "waiting" | "published" | "cancelled" | "refused";
  readonly endedAt?: string;
  /** The version it became. */
  readonly version?: number;
  /** Why it was refused. */
  readonly because?: "published-meanwhile" | "invalid";
  readonly cancelledBy?: string;
}

/**
 * `PUT /api/presence`: says, every 15 s, which part of the draft a tab has open, and answers `Presence`, as `GET` does.
 * `take`: takes the part over from who holds it. Without a part it has none open.
 */
export interface TellPresence {
  /** Any name that no other tab has. */
  readonly tab: string;
  /** Such as `guides.get-started`. */
  readonly part?: string;
  readonly take?: boolean;
}

/** Who has which part of the draft open now, and which revision is stored. */
export interface Presence {
  readonly editors: readonly PresentEditor[];
  readonly revision: number;
}

export interface PresentEditor {
  readonly tab: string;
  readonly by: string;
  readonly part: string;
  readonly since: string;
  /** The first one there, or who took it over: others look on. */
  readonly holds: boolean;
}

/** `GET /api/events/seen?env=` → by falling count: what really arrives, for building milestones. */
export interface SeenEvent {
  readonly name: string;
  readonly type: "track" | "page" | "identify" | "group" | "alias";
  readonly count: number;
  readonly users: number;
  readonly lastAt: string;
  readonly properties: readonly {
    readonly name: string;
    readonly kinds: readonly string[];
    readonly examples: readonly string[];
  }[];
}
