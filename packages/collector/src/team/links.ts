import { randomBytes } from "node:crypto";
import { hashOf } from "../http/secrets.ts";
import type { AccessStore, SessionRecord } from "../store/access.ts";

/** What every token looks like: 256 random bits. Anything else needs no look into the store. */
const TOKEN = /^[\w-]{43}$/;

/** A token and the record that is kept of it. */
export interface NewToken {
  readonly token: string;
  readonly record: SessionRecord;
}

/** Makes and stores the token of a link or a session. Only its hash is stored. */
export async function putToken(
  access: AccessStore,
  parts: Omit<SessionRecord, "hash">,
): Promise<NewToken> {
  const token = randomBytes(32).toString("base64url");
  const record = { ...parts, hash: hashOf(token) };
  await access.putSession(record);
  return { token, record };
}

/** The hash of something that may be a token; undefined for what cannot be one. */
export function tokenHash(token: unknown): string | undefined {
  return typeof token === "string" && TOKEN.test(token) ? hashOf(token) : undefined;
}

/** Takes the one-time token of a sign-in link; undefined when it was used, is too old or wrong. */
export async function takeLink(
  access: AccessStore,
  token: unknown,
  nowMs: number,
): Promise<SessionRecord | undefined> {
  const hash = tokenHash(token);
  if (hash === undefined) return undefined;
  // Read before it is taken: a studio session's token, sent here by mistake, must not end that session.
  if ((await access.session(hash))?.kind !== "sign-in-link") return undefined;
  const link = await access.takeSession(hash);
  return link !== undefined && link.expiresAtMs > nowMs ? link : undefined;
}
