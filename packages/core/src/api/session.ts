import type { Problem } from "../lib/problem.ts";

export type Environment = "test" | "live";

/** `application/problem+json` (RFC 9457). `problems` names each fault where there are several. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly problems?: readonly Problem[];
}

/**
 * `POST /api/session`: signs in with the one-time token of a link, or with e-mail and password; answers `StudioSession`
 * and sets the cookie.
 */
export type SignIn =
  | { readonly token: string }
  | { readonly email: string; readonly password: string };

/** What a person may do; each may do what those before it may. */
export type Role = "viewer" | "editor" | "publisher" | "admin";

/** What a secret key may be used for: sending events as a server, or the API as somebody of a role would. */
export type KeyScope = "ingest" | "read" | "write" | "publish" | "admin";

/** `GET /api/session` (401 when nobody is signed in). `DELETE /api/session` signs out (204). */
export interface StudioSession {
  readonly name: string;
  readonly role: Role;
  /** Who of the team; absent: they came by the link that the collector printed, or with a secret key. */
  readonly member?: {
    readonly id: string;
    readonly email: string;
    /** Without one they have to choose one, to come in again. */
    readonly hasPassword: boolean;
    /** By a one-time link: they may choose a new password without knowing the one before. */
    readonly cameByLink: boolean;
  };
  /** Public facts for the install page: origin of the collector and the write keys. */
  readonly collector: string;
  readonly keys: readonly WriteKey[];
}

/**
 * `GET /api/keys` → those in use. `POST /api/keys {environment, origins?}` makes one (201), `PUT /api/keys/:key {origins}`
 * limits it, `DELETE /api/keys/:key` revokes it (204).
 */
export interface WriteKey {
  readonly key: string;
  readonly environment: Environment;
  readonly origins: readonly string[];
}
