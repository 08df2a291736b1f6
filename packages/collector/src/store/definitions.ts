import type { Environment } from "@cairn/core/api";
import type { GuidebookVersion, Release } from "./guidebook-version.ts";
import type { ScheduleStore } from "./schedules.ts";

export type { GuidebookVersion, Release } from "./guidebook-version.ts";

/** The draft as it was saved, valid or not. */
export interface DraftRecord {
  readonly guidebook: unknown;
  /** Rises by one with each save; 0 is the empty draft that nobody saved. */
  readonly revision: number;
  readonly savedAtMs: number;
}

/** Who did what to the definitions, for the audit log. */
export interface AuditEntry {
  readonly atMs: number;
  readonly by: string;
  readonly action:
    | "draft-saved"
    | "published"
    | "rolled-back"
    | "promoted"
    | "test-follows-live"
    | "publish-scheduled"
    | "schedule-cancelled"
    | "schedule-refused"
    | "paused"
    | "resumed"
    | "marker-added"
    | "marker-removed"
    | "identity-mode-set"
    | "identity-secret-made"
    | "identity-secret-retired"
    | "secret-key-made"
    | "secret-key-revoked"
    | "person-erased"
    | "person-exported"
    | "list-exported"
    | "dead-letters-replayed"
    | "dead-letters-removed"
    | "webhook-added"
    | "webhook-changed"
    | "webhook-removed"
    | "webhook-secret-rotated"
    | "webhook-replayed"
    | "staff-set"
    | "refused"
    | "signed-in"
    | "signed-out"
    | "sign-in-refused"
    | "member-added"
    | "member-joined"
    | "member-role-set"
    | "member-removed"
    | "link-made"
    | "password-set"
    | "session-ended"
    | "write-key-made"
    | "write-key-origins-set"
    | "write-key-revoked"
    | "stalls-refitted"
    | "webhook-tested"
    | "builder-link-made"
    | "builder-link-ended";
  readonly detail?: string;
}

/** A line of the audit log with the number that it was kept under. */
export interface KeptAuditEntry extends AuditEntry {
  readonly id: number;
}

/** Which lines of the audit log, newest first. Every part that is left out does not restrict. */
export interface AuditQuery {
  readonly by?: string;
  readonly actions?: readonly AuditEntry["action"][];
  /** Only lines with a lower number: the `id` of the last one of the page before. */
  readonly before?: number;
  readonly limit: number;
}

/** A day on which something changed for everybody, to compare before and after. */
export interface MarkerRecord {
  readonly id: string;
  readonly atMs: number;
  readonly kind: "release" | "fix";
  readonly title: string;
  /** The milestone whose stall a fix mended, and what showed it. */
  readonly milestone?: string;
  readonly evidence?: string;
}

/** So many markers are kept: the newest. */
export const MARKERS_KEPT = 200;

/** Guidebook versions and where they are, the draft, what is scheduled, the pause switches and who did what. */
export interface DefinitionStore extends ScheduleStore {
  /** What browsers of an environment get, live's without one. It changes with every publish and pause there. */
  live(environment?: Environment): Promise<LiveDefinitions>;
  version(version: number): Promise<GuidebookVersion | undefined>;
  /** Newest first, wherever they were published. */
  versions(): Promise<readonly GuidebookVersion[]>;
  /** Stores the next version, whose number is one more than the last, and puts it into an environment (live without one) as one. */
  publish(
    entry: Omit<GuidebookVersion, "version">,
    environment?: Environment,
  ): Promise<GuidebookVersion>;
  /** Puts a version that is stored into an environment. */
  release(release: Release): Promise<void>;
  /**
   * Puts the version that test has of its own into live, and has test get what live gets from then on, as one; false, and
   * nothing changes, where test has another one or none.
   */
  promote(promoted: Required<Omit<Release, "environment">>): Promise<boolean>;
  /** Of every environment, newest first. */
  releases(): Promise<readonly Release[]>;
  /** Without an environment: in both. */
  setPaused(paused: boolean, environment?: Environment): Promise<void>;
  draft(): Promise<DraftRecord | undefined>;
  /** Saves when the stored revision is `expected` (0: none yet); undefined when somebody else was faster. */
  saveDraft(
    guidebook: unknown,
    expected: number,
    savedAtMs: number,
  ): Promise<DraftRecord | undefined>;
  /** Newest moment first. */
  markers(): Promise<readonly MarkerRecord[]>;
  addMarker(marker: MarkerRecord): Promise<void>;
  /** Answers whether it was there. */
  removeMarker(id: string): Promise<boolean>;
  record(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  audit(limit: number): Promise<readonly AuditEntry[]>;
  /** Newest first. */
  auditPage(query: AuditQuery): Promise<readonly KeptAuditEntry[]>;
  /** Everybody who stands in it, by name. */
  auditPeople(): Promise<readonly string[]>;
}

/** What browsers of an environment get. */
export interface LiveDefinitions {
  /** Absent before the first publish. */
  readonly version?: GuidebookVersion;
  readonly paused: boolean;
  /** Of test, where it has no version of its own and gets live's. */
  readonly followsLive?: true;
}
