import type { Environment } from "./session.ts";

/** "off": user ids are believed. "observe": what would be refused is counted. "enforce": it is refused. */
export type IdentityMode = "off" | "observe" | "enforce";

/** `GET /api/identity`. Secrets are told by their endings; a whole one is told once, when it is made. */
export interface IdentityOverview {
  readonly live: IdentityStanding;
  readonly test: IdentityStanding;
  /** Newest first, at most two. */
  readonly secrets: readonly IdentitySecretSummary[];
}

/** One environment: its mode, and what its identified events of the last 24 hours carried. */
export interface IdentityStanding {
  readonly mode: IdentityMode;
  readonly coverage: IdentityCoverage;
}

/** Nothing is counted while the mode is "off". Events of servers with a secret key are not among them. */
export interface IdentityCoverage {
  /** Where counting began: 24 hours ago, or when the collector started. ISO 8601. */
  readonly since: string;
  /** Events with a user id. */
  readonly identified: number;
  readonly verified: number;
  readonly missing: number;
  readonly invalid: number;
  readonly expired: number;
  readonly otherAccount: number;
  /** `verified / identified`, 0 to 1; absent while nothing was identified. */
  readonly share?: number;
}

/** An identity secret, to recognise it by. */
export interface IdentitySecretSummary {
  readonly ending: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** `POST /api/identity/secrets` (201): the only answer that holds the secret itself. */
export interface NewIdentitySecret extends IdentitySecretSummary {
  readonly secret: string;
}

/** `PUT /api/identity` (204). */
export interface SetIdentityMode {
  readonly environment: Environment;
  readonly mode: IdentityMode;
}
