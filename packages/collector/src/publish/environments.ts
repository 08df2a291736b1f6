import { fail, ok, type Result } from "@cairn/core";
import type { EnvironmentState, Version } from "@cairn/core/api";
import { followLive } from "./draft.ts";
import { versionOf } from "./publish.ts";
import type { Publishing } from "./publishing.ts";

/** Which version is where, live first. */
export async function readEnvironments({
  definitions,
}: Pick<Publishing, "definitions">): Promise<readonly EnvironmentState[]> {
  const releases = await definitions.releases();
  const states = (["live", "test"] as const).map(async (environment): Promise<EnvironmentState> => {
    const { version, paused, followsLive = false } = await definitions.live(environment);
    // What test got since live got it is no release of its own.
    const from = followsLive ? "live" : environment;
    const release = releases.find((one) => one.environment === from);
    return {
      environment,
      ...(version === undefined ? {} : { version: versionOf(version) }),
      ...(release === undefined
        ? {}
        : { since: new Date(release.atMs).toISOString(), by: release.by }),
      followsLive,
      paused,
    };
  });
  return Promise.all(states);
}

/** Why nothing was promoted: test has this version (none of its own: undefined) by now. */
export interface PromoteFailure {
  readonly inTest: number | undefined;
}

/**
 * Makes `version`, which is tried in test, live under its own number; test gets what live gets from then on. A draft
 * without unpublished work follows it.
 */
export async function promote(
  version: number,
  publishing: Publishing,
): Promise<Result<Version, PromoteFailure>> {
  const { definitions, by, now } = publishing;
  const [draft, live, test] = await Promise.all([
    definitions.draft(),
    definitions.live("live"),
    definitions.live("test"),
  ]);
  const tried = test.followsLive === true ? undefined : test.version;
  if (tried?.version !== version) return fail({ inTest: tried?.version });
  const atMs = now();
  if (!(await definitions.promote({ version, atMs, by }))) {
    const { version: newer, followsLive } = await definitions.live("test");
    return fail({ inTest: followsLive === true ? undefined : newer?.version });
  }
  await definitions.record({ atMs, by, action: "promoted", detail: `version ${version}` });
  await followLive({ draft, live }, publishing);
  return ok(versionOf(tried));
}

/** Ends what is tried in test: it gets what live gets from now on. */
export async function letTestFollow({ definitions, by, now }: Publishing): Promise<void> {
  const atMs = now();
  await definitions.release({ environment: "test", atMs, by });
  await definitions.record({ atMs, by, action: "test-follows-live" });
}
