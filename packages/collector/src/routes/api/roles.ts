import type { Role } from "@cairn/core/api";

/**
 * The least role of each operation that differs from the usual: who reads is a viewer, who changes something an editor.
 * Keys are the method and the path as the API's description writes it.
 */
const LEAST: Readonly<Record<string, Role>> = {
  // What only concerns oneself, or stores nothing.
  "DELETE /session": "viewer",
  "PUT /password": "viewer",
  "DELETE /sessions": "viewer",
  "DELETE /sessions/{id}": "viewer",
  "POST /draft/check": "viewer",
  "POST /simulate": "viewer",
  "POST /segments/count": "viewer",
  "POST /milestones/preview": "viewer",
  "POST /preview-as": "viewer",

  // What reaches the people who use the product.
  "POST /publish": "publisher",
  "POST /rollback": "publisher",
  "PUT /pause": "publisher",
  "POST /promote": "publisher",
  "POST /follow-live": "publisher",
  "POST /schedules": "publisher",
  "DELETE /schedules/{id}": "publisher",
  // Whom no figure counts, and nothing is learned from, is what everybody judges by.
  "PUT /staff": "publisher",

  // What lets somebody in, sends data away, or cannot be taken back.
  "POST /team/first": "admin",
  "POST /team": "admin",
  "PUT /team/{id}": "admin",
  "DELETE /team/{id}": "admin",
  "POST /team/{id}/link": "admin",
  "GET /audit": "admin",
  "GET /secret-keys": "admin",
  "POST /secret-keys": "admin",
  "DELETE /secret-keys/{id}": "admin",
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
