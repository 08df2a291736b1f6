import type { Environment } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import type { GuidebookVersion } from "./guidebook-version.ts";

/** A guidebook that is to be published at a moment, as it was when somebody said so. Times are epoch milliseconds. */
export interface PlannedPublish {
  readonly environment: Environment;
  readonly atMs: number;
  readonly guidebook: Guidebook;
  /** Of the draft that it was. */
  readonly revision: number;
  /** The version that the environment's browsers got then; left out: none. */
  readonly over?: number;
  readonly by: string;
  readonly note?: string;
  readonly madeAtMs: number;
}

/** What became of it. */
export type ScheduleOutcome =
  | { readonly kind: "published"; readonly atMs: number; readonly version: number }
  | { readonly kind: "cancelled"; readonly atMs: number; readonly by: string }
  | {
      readonly kind: "refused";
      readonly atMs: number;
      readonly because: "published-meanwhile" | "invalid";
    };

export interface ScheduleRecord extends PlannedPublish {
  readonly id: number;
  /** Left out while it waits. */
  readonly outcome?: ScheduleOutcome;
}

/** One as lists show it: guidebooks are long. */
export type ScheduleSummary = Omit<ScheduleRecord, "guidebook">;

/** So many are kept that are over: the newest. */
export const SCHEDULES_KEPT = 20;

/** What is to be published later. In each environment one waits at most. */
export interface ScheduleStore {
  /** Newest first, those that are over among them. */
  schedules(): Promise<readonly ScheduleSummary[]>;
  /** Those that wait and whose time has come, the earliest first: asked every few seconds, so that it reads nothing else. */
  dueSchedules(nowMs: number): Promise<readonly ScheduleRecord[]>;
  /** Undefined where one waits in that environment. */
  schedule(planned: PlannedPublish): Promise<ScheduleRecord | undefined>;
  /** Ends one that waits without publishing it; false when it waits no more. */
  endSchedule(
    id: number,
    outcome: Exclude<ScheduleOutcome, { readonly kind: "published" }>,
  ): Promise<boolean>;
  /**
   * Publishes what waits under `id` as the next version, once, whoever tries at the same time. Undefined, and nothing
   * changes, when it waits no more or its environment's browsers get another version than the one it was to follow.
   */
  publishScheduled(id: number, atMs: number): Promise<GuidebookVersion | undefined>;
}
