import type { KeyScope, Role } from "@cairn/core/api";
import type { MemberRecord } from "../store/members.ts";

/** Every role, the one that may least first: each may do what those before it may. */
export const ROLES: readonly Role[] = ["viewer", "editor", "publisher", "admin"];

/** Every scope that a secret key may have. */
export const SCOPES: readonly KeyScope[] = ["ingest", "read", "write", "publish", "admin"];

/** Whether somebody of `role` may do what `least` may. */
export function isEnough(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}

/**
 * Whether an admin has joined, who can let others in. From then on everybody comes as somebody: the link that the collector
 * printed, and what it opened, are over.
 */
export function hasAdmin(members: readonly Pick<MemberRecord, "role" | "joinedAtMs">[]): boolean {
  return members.some(({ role, joinedAtMs }) => role === "admin" && joinedAtMs !== undefined);
}

const ROLE_OF_SCOPE: Readonly<Record<Exclude<KeyScope, "ingest">, Role>> = {
  read: "viewer",
  write: "editor",
  publish: "publisher",
  admin: "admin",
};

/** What a secret key of these scopes may do in the API; undefined for one that only sends events. */
export function roleOfScopes(scopes: readonly KeyScope[] = SCOPES): Role | undefined {
  const roles = scopes.flatMap((scope) => (scope === "ingest" ? [] : [ROLE_OF_SCOPE[scope]]));
  return ROLES.findLast((role) => roles.includes(role));
}
