import type { Guidebook } from "../guidebook/guidebook.ts";
import type { Problem } from "../lib/problem.ts";

/** `GET /api/draft`. `revision` rises with each save; send it back in `PUT` to not overwrite another tab. */
export interface Draft {
  readonly guidebook: Guidebook;
  readonly revision: number;
  readonly savedAt: string;
  /** Version that is live, absent before the first publish. */
  readonly live?: number;
  /** Whether the draft differs from what is live. */
  readonly changed: boolean;
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

/** `POST /api/publish` → `Version`; 422 with `problems` when the draft is not valid. */
export interface Publish {
  readonly note?: string;
  readonly revision: number;
}

/** `GET /api/versions` → newest first. `POST /api/rollback {version}` publishes an older one again → `Version`. */
export interface Version {
  readonly version: number;
  readonly publishedAt: string;
  readonly by: string;
  readonly note?: string;
  /** Version it was rolled back from, where it is a rollback. */
  readonly restores?: number;
}

/** `PUT /api/pause` → 204. Every guide is gone from open tabs within 60 s. */
export interface Pause {
  readonly paused: boolean;
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
