import { fail, ok, type Result } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { AccessStore, IdentitySecret } from "../store/access.ts";
import { endingOf, type Made, newIdentitySecret } from "./secrets.ts";

/** Two, so that servers can change to a new one while tokens of the old one are still about. */
const MOST_SECRETS = 2;

/** Makes a secret beside the one in use; fails while two are. */
export async function addIdentitySecret(
  access: AccessStore,
  nowMs: number,
): Promise<Result<Made<IdentitySecret>, string>> {
  const secrets = await access.identitySecrets();
  if (secrets.length >= MOST_SECRETS) {
    const endings = secrets.map(({ secret }) => `…${endingOf(secret)}`).join(" and ");
    return fail(`Two identity secrets are in use (${endings}). Retire one of them first.`);
  }
  const made = newIdentitySecret(nowMs);
  await access.setIdentitySecrets([made.record, ...secrets]);
  return ok(made);
}

/** Why a secret was not ended; `detail` is for people. */
export interface NotRetired {
  readonly kind: "unknown" | "still-enforced";
  readonly detail: string;
}

/**
 * Ends a secret, so that tokens signed with it are worth nothing; fails when none ends so, and for the last one while an
 * environment enforces tokens: nobody could prove who they are.
 */
export async function retireIdentitySecret(
  access: AccessStore,
  ending: string,
): Promise<Result<void, NotRetired>> {
  const secrets = await access.identitySecrets();
  const left = secrets.filter(({ secret }) => endingOf(secret) !== ending);
  if (left.length === secrets.length) {
    const detail = `No identity secret in use ends in ${ending.slice(0, 20)}.`;
    return fail({ kind: "unknown", detail });
  }
  const enforcing = left.length === 0 ? await enforcingEnvironment(access) : undefined;
  if (enforcing !== undefined) {
    const why = `…${ending} is the last identity secret and ${enforcing} enforces tokens`;
    const detail = `${why}: every event with a user id would be refused. Make another one first, or enforce no longer.`;
    return fail({ kind: "still-enforced", detail });
  }
  await access.setIdentitySecrets(left);
  return ok(undefined);
}

async function enforcingEnvironment(access: AccessStore): Promise<Environment | undefined> {
  for (const environment of ["live", "test"] as const) {
    if ((await access.identityMode(environment)) === "enforce") return environment;
  }
  return undefined;
}
