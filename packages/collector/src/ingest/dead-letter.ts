import type { Environment } from "@cairn/core/api";
import { LIMITS } from "../config.ts";
import type { DeadLetter } from "../store/registry.ts";
import { type Refused, writeJson } from "./validate.ts";

/** A refused message as it is kept: all reasons in one line, and the start of what came. */
export function deadLetterOf(
  refused: Refused,
  environment: Environment,
  receivedAtMs: number,
): DeadLetter {
  const [first] = refused.problems;
  return {
    environment,
    receivedAtMs,
    ...(refused.messageId === undefined ? {} : { messageId: refused.messageId }),
    code: first?.code ?? "refused",
    message: reasonOf(refused),
    raw: (writeJson(withoutSecret(refused.raw)) ?? '"nested too deep to keep"').slice(
      0,
      LIMITS.eventBytes,
    ),
  };
}

/** What came, without the secret key with which a server may have sent a single message. */
function withoutSecret(raw: unknown): unknown {
  const { writeKey } = (raw ?? {}) as { readonly writeKey?: unknown };
  const isSecret = typeof writeKey === "string" && writeKey.startsWith("sk_");
  return isSecret ? { ...(raw as object), writeKey: undefined } : raw;
}

/** Everything that is wrong with a message, as one sentence for its sender. */
export function reasonOf(refused: Refused): string {
  return refused.problems
    .map(({ path, message, hint }) => {
      const where = path === "" ? "" : `${path}: `;
      return `${where}${message}${hint === undefined ? "" : ` (${hint})`}`;
    })
    .join("; ");
}
