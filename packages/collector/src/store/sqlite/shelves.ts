import type { DatabaseSync } from "node:sqlite";
import type { Environment } from "@cairn/core/api";
import { ENV_CODES } from "./environment.ts";

/** The three projections that share their tables. */
export type Role = "served" | "building" | "expired";

/** The tables whose `env` is an environment's code and a shelf together. */
export const SHELVED = ["people", "merged", "accounts"] as const;

/** SQL for the `env` of a role's rows; takes the code of an environment as its parameter. Read anew by each statement. */
export function shelfOf(role: Role): string {
  return `(SELECT shelf + ? FROM projections WHERE role = '${role}')`;
}

/** What is added to `env` for rows of a role now. */
export function createShelfReader(reader: DatabaseSync): (role: Role) => number {
  const shelf = reader.prepare("SELECT shelf FROM projections WHERE role = ?");
  return (role) => Number(shelf.get(role)?.["shelf"]);
}

/** What may be added to `env`: rows of all projections of one environment, for what concerns each of them. */
export function envsOf(environment: Environment): string {
  return JSON.stringify(SHELVES.map((shelf) => shelf + ENV_CODES[environment]));
}

// As migration 0006 numbered them.
const SHELVES = [0, 10, 20];
