import type { Environment } from "@cairn/core/api";
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

/** A version that was put into an environment. The latest of an environment is what its browsers get. */
export interface Release {
  readonly environment: Environment;
  /** Left out, of test: from then on it gets what live gets. */
  readonly version?: number;
  readonly atMs: number;
  readonly by: string;
}
