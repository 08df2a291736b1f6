import { SignJWT } from "jose";
import type { Environment, IdentityMode } from "@cairn/core/api";
import { newSecretKey } from "../../src/http/secrets.ts";
import { NOW_MS, type TestCollector } from "./a-collector.ts";

/** The secret that test tokens are signed with. */
export const SECRET = "a secret of the workspace, 32 bytes or more";

/** A token for Ann that holds another minute, with what a test cares about in its place. */
export async function aToken(
  claims: Readonly<Record<string, unknown>> = {},
  { secret = SECRET, algorithm = "HS256" } = {},
): Promise<string> {
  const payload = { sub: "ann", exp: NOW_MS / 1000 + 60, ...claims };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: algorithm })
    .sign(new TextEncoder().encode(secret));
}

/** Asks for tokens in an environment, signed with `SECRET`. */
export async function askForTokens(
  { context }: TestCollector,
  mode: IdentityMode,
  environment: Environment = "live",
): Promise<void> {
  const { access } = context.registry;
  await access.setIdentitySecrets([{ secret: SECRET, createdAtMs: NOW_MS }]);
  await access.setIdentityMode(environment, mode);
}

/** A new secret key that the collector knows. */
export async function aServerKey({ context }: TestCollector): Promise<string> {
  const { whole, record } = newSecretKey("billing", NOW_MS, ["ingest"]);
  await context.registry.access.putSecretKey(record);
  return whole;
}
