import type { Environment } from "@cairn/core/api";
import type { GuidebookVersion, Release } from "../../store/definitions.ts";

/**
 * What an environment's browsers got, newest first, each with the moment from which on they got it. Releases and versions
 * newest first.
 */
export function publishedTo(
  environment: Environment,
  releases: readonly Release[],
  versions: readonly GuidebookVersion[],
): readonly GuidebookVersion[] {
  const byNumber = new Map(versions.map((version) => [version.version, version]));
  const own: Partial<Record<Environment, number | undefined>> = {};
  const got: GuidebookVersion[] = [];
  for (const release of releases.toReversed()) {
    own[release.environment] = release.version;
    const version = byNumber.get(own[environment] ?? own.live ?? 0);
    if (version === undefined || version.version === got.at(-1)?.version) continue;
    got.push({ ...version, publishedAtMs: release.atMs });
  }
  return got.toReversed();
}
