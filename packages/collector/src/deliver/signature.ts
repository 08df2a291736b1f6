import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { SigningSecret } from "../store/deliveries.ts";

/** How long an old secret signs beside the new one, milliseconds: time to tell every receiver. */
const OVERLAP_MS = 24 * 3_600_000;

/** A new secret: 192 random bits, between the 24 and 64 bytes that Standard Webhooks asks for. */
export function newSecret(nowMs: number): SigningSecret {
  return { secret: `whsec_${randomBytes(24).toString("base64")}`, createdAtMs: nowMs };
}

/** The secrets after a rotation: the new one, and for a day the newest of those before. */
export function rotated(before: readonly SigningSecret[], nowMs: number): readonly SigningSecret[] {
  const last = before.slice(0, 1).map((one) => ({ ...one, retiresAtMs: nowMs + OVERLAP_MS }));
  return [newSecret(nowMs), ...last];
}

/** The headers of Standard Webhooks (spec 1.0): one signature for each secret in force, newest first. */
export function signedHeaders(
  { id, payload }: { readonly id: string; readonly payload: string },
  secrets: readonly SigningSecret[],
  nowMs: number,
): Readonly<Record<string, string>> {
  const inForce = secrets.filter(({ retiresAtMs = Infinity }) => retiresAtMs > nowMs);
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(nowMs / 1000)),
    "webhook-signature": inForce
      .map(({ secret }) => new Webhook(secret).sign(id, new Date(nowMs), payload))
      .join(" "),
  };
}
