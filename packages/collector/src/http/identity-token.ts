import { fail, ok, type Result } from "@cairn/core";
import { compactVerify } from "jose";

/** Whom a token speaks for, and for how long. Its signature was verified, the time was not. */
export interface IdentityClaims {
  readonly userId: string;
  readonly accountId?: string;
  readonly endsAtMs: number;
  readonly beginsAtMs?: number;
}

// Clocks of two servers differ by seconds, not minutes.
const TOLERANCE_MS = 30_000;

/**
 * Reads an identity token: a JWT, HS256, signed with one of the workspace's secrets, `sub` = user id, `exp` required.
 * Fails with what is wrong, in words for the engineer who signs it. The signature is compared in constant time, by the
 * platform's own HMAC.
 */
export async function readIdentityToken(
  token: string,
  secrets: readonly string[],
): Promise<Result<IdentityClaims, string>> {
  if (secrets.length === 0) {
    return fail("no identity secret is set up here (cairn keys identity new)");
  }
  for (const secret of secrets) {
    const payload = await verifiedPayload(token, secret);
    if (payload !== undefined) return claimsOf(payload);
  }
  return fail("it is no HS256 JWT signed with one of the identity secrets");
}

/** As `readIdentityToken`, for a token that must hold at `nowMs`. */
export async function verifyIdentityToken(
  token: string,
  secrets: readonly string[],
  nowMs: number,
): Promise<Result<IdentityClaims, string>> {
  const claims = await readIdentityToken(token, secrets);
  if (!claims.ok) return claims;
  if (!hasBegun(claims.value, nowMs)) return fail('it does not hold yet ("nbf")');
  return holdsAt(claims.value, nowMs) ? claims : fail('it has ended ("exp")');
}

/** Whether the token had not ended then; 30 s too late are forgiven. */
export function holdsAt(claims: IdentityClaims, atMs: number): boolean {
  return atMs < claims.endsAtMs + TOLERANCE_MS;
}

/** Whether the token's time had begun; 30 s too early are forgiven. */
export function hasBegun({ beginsAtMs = 0 }: IdentityClaims, atMs: number): boolean {
  return atMs > beginsAtMs - TOLERANCE_MS;
}

async function verifiedPayload(token: string, secret: string): Promise<Uint8Array | undefined> {
  try {
    const key = new TextEncoder().encode(secret);
    return (await compactVerify(token, key, { algorithms: ["HS256"] })).payload;
  } catch {
    // Another secret's, or no token at all: the other secret may know it.
    return undefined;
  }
}

function claimsOf(payload: Uint8Array): Result<IdentityClaims, string> {
  const { sub, exp, nbf, account } = readObject(payload);
  if (typeof sub !== "string" || sub === "") return fail('"sub" must be the user id');
  if (typeof exp !== "number") return fail('"exp" must say when it ends, in seconds since 1970');
  return ok({
    userId: sub,
    ...(typeof account === "string" ? { accountId: account } : {}),
    endsAtMs: exp * 1000,
    ...(typeof nbf === "number" ? { beginsAtMs: nbf * 1000 } : {}),
  });
}

function readObject(payload: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(payload));
    return typeof read === "object" && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}
