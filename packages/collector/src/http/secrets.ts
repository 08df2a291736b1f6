import { createHash, randomBytes } from "node:crypto";
import type { KeyScope } from "@cairn/core/api";
import type { IdentitySecret, SecretKeyRecord } from "../store/access.ts";

/** A secret that was just made. `whole` is told once; the record is what is stored. */
export interface Made<Record> {
  readonly whole: string;
  readonly record: Record;
}

/** A new secret key for a server: 128 random bits, of which only the hash is kept. */
export function newSecretKey(
  name: string,
  createdAtMs: number,
  scopes: readonly KeyScope[],
): Made<SecretKeyRecord> {
  const whole = `sk_${randomBytes(16).toString("hex")}`;
  return {
    whole,
    record: { hash: hashOf(whole), ending: endingOf(whole), name, scopes, createdAtMs },
  };
}

/**
 * A new secret to sign identity tokens with: 256 random bits, as HS256 wants them (RFC 7518 §3.2). In hex, since one is
 * retired by its ending, and a command line takes an ending that begins with a hyphen for an option.
 */
export function newIdentitySecret(createdAtMs: number): Made<IdentitySecret> {
  const whole = `idsec_${randomBytes(32).toString("hex")}`;
  return { whole, record: { secret: whole, createdAtMs } };
}

/** What a secret may be recognised by: its last four characters. */
export function endingOf(secret: string): string {
  return secret.slice(-4);
}

/**
 * SHA-256 in hex: how tokens and secret keys are stored and found. Finding one by its hash tells nothing through time:
 * who guesses a key does not choose its hash.
 */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
