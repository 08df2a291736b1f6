import type { Guidebook } from "@cairn/core/guidebook";

/** A published guidebook. Versions are never changed; a rollback publishes an older one again. */
export interface GuidebookVersion {
  readonly version: number;
  readonly guidebook: Guidebook;
  readonly publishedAtMs: number;
  readonly by: string;
  readonly note?: string;
  /** The version that this one restores, where it is a rollback. */
  readonly restores?: number;
}

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
    | "dead-letters-replayed"
    | "dead-letters-removed"
    | "webhook-added"
    | "webhook-changed"
    | "webhook-removed"
    | "webhook-secret-rotated"
    | "webhook-replayed"
    | "refused";
  readonly detail?: string;
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

/** Guidebook versions, the draft, the pause switch and who did what. */
export interface DefinitionStore {
  /** Changes with every publish and pause: what a cache of the compiled guidebook is good for. */
  live(): Promise<LiveDefinitions>;
  version(version: number): Promise<GuidebookVersion | undefined>;
  /** Newest first. */
  versions(): Promise<readonly GuidebookVersion[]>;
  /** Stores the next version; its number is one more than the last. */
  publish(entry: Omit<GuidebookVersion, "version">): Promise<GuidebookVersion>;
  setPaused(paused: boolean): Promise<void>;
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
}

export interface LiveDefinitions {
  /** Absent before the first publish. */
  readonly version?: GuidebookVersion;
  readonly paused: boolean;
}
