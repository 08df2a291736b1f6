import { LIMITS } from "../config.ts";
import { actorsIn } from "../store/names-person.ts";
import type { DeadLetter } from "../store/registry.ts";
import { madeByMs } from "./skew.ts";
import { type Refused, writeJson } from "./validate.ts";

/** What a refused message's letter tells of how it came. */
export type LetterOrigin = Pick<DeadLetter, "environment" | "receivedAtMs" | "type" | "trust"> & {
  /** Of its batch, as it came. */
  readonly sentAt?: unknown;
};

/** A refused message as it is kept: all reasons in one line, whose it is, and the start of what came. */
export function deadLetterOf(refused: Refused, { sentAt, ...origin }: LetterOrigin): DeadLetter {
  const { messageId, raw } = refused;
  const actors = actorsIn(raw);
  const madeMs = madeMsOf(raw, sentAt, origin.receivedAtMs);
  return {
    ...origin,
    ...(messageId === undefined ? {} : { messageId }),
    ...reasonsOf(refused),
    raw: (writeJson(withoutSecrets(raw)) ?? '"nested too deep to keep"').slice(
      0,
      LIMITS.eventBytes,
    ),
    ...(actors === undefined ? {} : { actors }),
    ...(madeMs === undefined ? {} : { madeByMs: madeMs }),
  };
}

/** The code of a refusal, and everything that is wrong, in one line. */
export function reasonsOf(refused: Refused): Pick<DeadLetter, "code" | "message"> {
  return { code: refused.problems[0]?.code ?? "refused", message: reasonOf(refused) };
}

/** When a message was made at the latest: when it came where it does not say; undefined where that cannot be read. */
function madeMsOf(raw: unknown, batchSentAt: unknown, receivedMs: number): number | undefined {
  const own = (raw ?? {}) as { readonly timestamp?: unknown; readonly sentAt?: unknown };
  if (own.timestamp === undefined) return receivedMs;
  const clientMs = timeOf(own.timestamp);
  if (clientMs === undefined) return undefined;
  const sentMs = timeOf(own.sentAt) ?? timeOf(batchSentAt);
  const times = { clientMs, sentMs, receivedMs, session: undefined };
  return madeByMs(times, clientMs) ?? clientMs;
}

function timeOf(value: unknown): number | undefined {
  const ms = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

/** What came, without what proves who sent it: a secret key in a single message, identity tokens. */
function withoutSecrets(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return raw;
  const { writeKey, tokens: _, ...rest } = raw as Readonly<Record<string, unknown>>;
  const isSecret = typeof writeKey === "string" && writeKey.startsWith("sk_");
  return writeKey === undefined || isSecret ? rest : { ...rest, writeKey };
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
