import { fail, ok, type Result } from "@cairn/core";
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

/** Ends a secret, so that tokens signed with it are worth nothing; fails when none ends so. */
export async function retireIdentitySecret(
  access: AccessStore,
  ending: string,
): Promise<Result<void, string>> {
  const secrets = await access.identitySecrets();
  const left = secrets.filter(({ secret }) => endingOf(secret) !== ending);
  if (left.length === secrets.length) {
    return fail(`No identity secret in use ends in ${ending.slice(0, 20)}.`);
  }
  await access.setIdentitySecrets(left);
  return ok(undefined);
}
