import { fail, ok, type Result } from "@cairn/core";
import type { Environment, Version } from "@cairn/core/api";
import { followLive } from "./draft.ts";
import { inWords, versionOf } from "./publish.ts";
import type { Publishing } from "./publishing.ts";

/** Why nothing was rolled back. `latest` is the newest version there is, absent before the first publish. */
export interface RollbackFailure {
  readonly kind: "unknown-version";
  readonly latest?: number;
}

/** Publishes an older version again, live unless it says otherwise, under a new number. A draft without unpublished work follows it. */
export async function rollback(
  restores: number,
  publishing: Publishing,
  environment: Environment = "live",
): Promise<Result<Version, RollbackFailure>> {
  const { definitions, by, now } = publishing;
  const before = { draft: await definitions.draft(), live: await definitions.live() };
  const older = await definitions.version(restores);
  if (older === undefined) {
    const [newest] = await definitions.versions();
    const latest = newest?.version;
    return fail({ kind: "unknown-version", ...(latest === undefined ? {} : { latest }) });
  }
  const atMs = now();
  const { guidebook } = older;
  const version = await definitions.publish(
    { guidebook, publishedAtMs: atMs, by, restores },
    environment,
  );
  const detail = `version ${version.version} restores ${restores}${inWords(environment)}`;
  await definitions.record({ atMs, by, action: "rolled-back", detail });
  await followLive(before, publishing);
  return ok(versionOf(version));
}
