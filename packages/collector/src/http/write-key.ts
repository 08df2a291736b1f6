import { randomBytes } from "node:crypto";
import type { Environment } from "@cairn/core/api";
import type { WriteKeyRecord } from "../store/access.ts";

/** A new public key: 96 random bits, so that nobody meets another product's by guessing. */
export function newWriteKey(
  environment: Environment,
  origins: readonly string[],
  createdAtMs: number,
): WriteKeyRecord {
  const key = `pk_${environment}_${randomBytes(12).toString("hex")}`;
  return { key, environment, origins, createdAtMs };
}
