import { fail, ok, type Result } from "@cairn/core";
import { jwtVerify } from "jose";

/** Who a token speaks for. */
export interface VerifiedIdentity {
  readonly userId: string;
  readonly accountId?: string;
}

// Clocks of two servers differ by seconds, not minutes.
const TOLERANCE_S = 30;

/**
 * Verifies an identity token: a JWT, HS256, signed with one of the workspace's secrets, `sub` = user id, `exp`
 * required. Fails with what is wrong, in words for the engineer who signs it.
 */
export async function verifyIdentityToken(
  token: string,
  secrets: readonly string[],
  nowMs: number,
): Promise<Result<VerifiedIdentity, string>> {
  let reason = "no identity secret is set up here (cairn keys secret)";
  for (const secret of secrets) {
    try {
      const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
        algorithms: ["HS256"],
        clockTolerance: TOLERANCE_S,
        currentDate: new Date(nowMs),
        requiredClaims: ["exp", "sub"],
      });
      const { sub, account } = payload;
      if (typeof sub !== "string" || sub === "") return fail('"sub" must be the user id');
      return ok({ userId: sub, ...(typeof account === "string" ? { accountId: account } : {}) });
    } catch (error) {
      reason = error instanceof Error ? error.message : "the token cannot be read";
    }
  }
  return fail(reason);
}
