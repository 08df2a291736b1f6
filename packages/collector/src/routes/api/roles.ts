import type { KeyScope, Role } from "@cairn/core/api";

/** Every role, the one that may least first: each may do what those before it may. */
export const ROLES: readonly Role[] = ["viewer", "editor", "publisher", "admin"];

/**
 * The least role of each operation that differs from the usual: who reads is a viewer, who changes something an editor.
 * Keys are the method and the path as the API's description writes it.
 */
const LEAST: Readonly<Record<string, Role>> = {
  // What only concerns oneself, or stores nothing.
  "DELETE /session": "viewer",
  "POST /draft/check": "viewer",

  // What reaches the people who use the product.
  "POST /publish": "publisher",
  "POST /rollback": "publisher",
  "PUT /pause": "publisher",
  "POST /promote": "publisher",
  "POST /follow-live": "publisher",
  "POST /schedules": "publisher",
  "DELETE /schedules/{id}": "publisher",

  // What lets somebody in, sends data away, or cannot be taken back.
  "POST /keys": "admin",
  "PUT /keys/{key}": "admin",
  "DELETE /keys/{key}": "admin",
  "PUT /identity": "admin",
  "POST /identity/secrets": "admin",
  "DELETE /identity/secrets/{ending}": "admin",
  "POST /webhooks": "admin",
  "PUT /webhooks/{id}": "admin",
  "DELETE /webhooks/{id}": "admin",
  "POST /webhooks/{id}/rotate": "admin",
  "DELETE /dead-letters": "admin",
  "DELETE /people/{id}": "admin",
};

/** The operations that stand in the table, for the test that each of them exists. */
export const LISTED: readonly string[] = Object.keys(LEAST);

/** The least role that may do this; `path` under `/api`, with `{name}` for a part of it. */
export function leastRole(method: string, path: string): Role {
  const verb = method.toUpperCase();
  return LEAST[`${verb} ${path}`] ?? (verb === "GET" ? "viewer" : "editor");
}

/** Whether somebody of `role` may do what `least` may. */
export function isEnough(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

const ROLE_OF_SCOPE: Readonly<Record<Exclude<KeyScope, "ingest">, Role>> = {
  read: "viewer",
  write: "editor",
  publish: "publisher",
  admin: "admin",
};

/** What a secret key of these scopes may do in the API; undefined for one that only sends events. */
export function roleOfScopes(scopes: readonly KeyScope[] = ["admin"]): Role | undefined {
  const roles = scopes.flatMap((scope) => (scope === "ingest" ? [] : [ROLE_OF_SCOPE[scope]]));
  return roles.toSorted((a, b) => ROLES.indexOf(b) - ROLES.indexOf(a))[0];
}
