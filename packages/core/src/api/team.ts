import type { KeyScope, Role } from "./session.ts";

/** `GET /api/sign-in`, without being signed in: how one may come in. */
export interface WaysIn {
  /** Somebody has joined, so that an e-mail and a password may be right; else only a link is. */
  readonly password: boolean;
  /** Name of the OpenID provider, where one is set up: `GET /api/sign-in/provider` begins there. */
  readonly provider?: string;
}

/** `POST /api/team/first`: whoever came by the collector's own link becomes its first admin. 422 with `problems`. */
export interface FirstAdmin {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** `PUT /api/password`: one's own; every other session of theirs ends. 422 with `problems`. */
export interface NewPassword {
  readonly password: string;
  /** The one in use, where there is one. */
  readonly current?: string;
}

/** `GET /api/sessions`: where one is signed in. `DELETE /api/sessions/:id` ends one, `DELETE /api/sessions` all others. */
export interface OpenSession {
  readonly id: string;
  /** The one that asks. */
  readonly current: boolean;
  readonly createdAt: string;
  /** When it was used last, to a few minutes. */
  readonly seenAt: string;
  /** Ends then at the latest. */
  readonly expiresAt: string;
  /** Such as "Firefox on Linux". */
  readonly browser?: string;
}

/** `GET /api/team`, by name. `DELETE /api/team/:id` removes one; 409 for the last admin. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly hasPassword: boolean;
  /** When they first signed in; absent: they were invited only. */
  readonly joinedAt?: string;
  /** When one of their sessions was used last; absent: none is open. */
  readonly seenAt?: string;
  /** Until when their one-time link may be opened; absent: there is none. */
  readonly linkUntil?: string;
}

/** `POST /api/team` invites somebody (201 → `MemberLink`); 422 with `problems`. */
export interface NewMember {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** `PUT /api/team/:id` → `Member`; 409 for the last admin. */
export interface RoleChange {
  readonly role: Role;
}

/** `POST /api/team/:id/link` → a new one-time link, told once. Links that were made before end. */
export interface MemberLink {
  readonly member: Member;
  /** Whole address. */
  readonly link: string;
  readonly expiresAt: string;
}

/** `GET /api/secret-keys`: those in use. `DELETE /api/secret-keys/:id` revokes one (204). */
export interface SecretKey {
  readonly id: string;
  readonly name: string;
  /** Its last four characters. */
  readonly ending: string;
  readonly scopes: readonly KeyScope[];
  readonly createdAt: string;
  /** When it last let something in, to the minute; absent: never yet. */
  readonly usedAt?: string;
}

/** `POST /api/secret-keys` makes one (201 → `SecretKeyMade`). */
export interface NewSecretKey {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
}
export interface SecretKeyMade {
  readonly key: SecretKey;
  /** The whole key, told once. */
  readonly secret: string;
}

/** `GET /api/audit?by=&action=&cursor=&limit=`: who did what, newest first. */
export interface Audit {
  readonly lines: readonly AuditLine[];
  /** Everybody who stands in the log, to choose from. */
  readonly people: readonly string[];
  readonly cursor?: string;
}
export interface AuditLine {
  readonly id: number;
  readonly at: string;
  /** A person, a secret key, or "cairn": the command line. */
  readonly by: string;
  /** A word such as `published`. */
  readonly action: string;
  readonly detail?: string;
}
