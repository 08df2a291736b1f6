import type { Release } from "../definitions.ts";
import { ENV_CODES } from "./environment.ts";
import type { Statement } from "./write-job.ts";

/** The version that an environment has of its own, NULL where it has none. */
export const ownIn = (env: string): string =>
  `(SELECT version FROM releases WHERE env = ${env} ORDER BY entry DESC LIMIT 1)`;

/** The version that browsers of the environment `?` get: its own, else live's. */
export const IN_BROWSERS = `coalesce(${ownIn("?")}, ${ownIn(String(ENV_CODES.live))})`;

/** Stores a record as the next version. */
export const ADD_VERSION =
  "INSERT INTO versions SELECT coalesce(max(version), 0) + 1, ? FROM versions";

/** Puts the version that was stored last into an environment. */
export function releaseNewest({ environment, ...said }: Omit<Release, "version">): Statement {
  return {
    sql: `INSERT INTO releases (env, version, record)
          SELECT ?, max(version), json_set(?, '$.version', max(version)) FROM versions`,
    params: [ENV_CODES[environment], JSON.stringify({ environment, ...said })],
  };
}

/** Puts a version that is stored, or none, into an environment. */
export function releaseKnown(release: Release): Statement {
  const { environment, version = null } = release;
  return {
    sql: "INSERT INTO releases (env, version, record) SELECT ?, ?, ?",
    params: [ENV_CODES[environment], version, JSON.stringify(release)],
  };
}

/** The version that was stored last. */
export const NEWEST_VERSION = "SELECT version, record FROM versions ORDER BY version DESC LIMIT 1";
