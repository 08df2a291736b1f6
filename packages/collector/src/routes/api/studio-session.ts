import { randomBytes } from "node:crypto";
import { hashOf } from "../../http/secrets.ts";
import type { AccessStore, SessionRecord } from "../../store/access.ts";

/** How long a signed-in studio stays so, milliseconds. */
export const SESSION_MS = 14 * 86_400_000;

/** What every token looks like: 256 random bits. Anything else needs no look into the store. */
const TOKEN = /^[\w-]{43}$/;

/** Takes a one-time token and opens a studio session with a token of its own; undefined when it is used, old or wrong. */
export async function openSession(
  access: AccessStore,
  linkToken: unknown,
  nowMs: number,
): Promise<{ readonly token: string; readonly name: string } | undefined> {
  if (typeof linkToken !== "string" || !TOKEN.test(linkToken)) return undefined;
  const hash = hashOf(linkToken);
  // Read before it is taken: a studio session's token, sent here by mistake, must not end that session.
  if ((await access.session(hash))?.kind !== "sign-in-link") return undefined;
  const link = await access.takeSession(hash);
  if (link === undefined || link.expiresAtMs <= nowMs) return undefined;
  await access.dropSessionsBefore(nowMs);
  const token = randomBytes(32).toString("base64url");
  const { name } = link;
  const expiresAtMs = nowMs + SESSION_MS;
  await access.putSession({ hash: hashOf(token), kind: "studio", name, expiresAtMs });
  return { token, name };
}

/** The studio session of a cookie's token, while it lasts. */
export async function studioSession(
  access: Pick<AccessStore, "session">,
  token: string,
  nowMs: number,
): Promise<SessionRecord | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const session = await access.session(hashOf(token));
  return session?.kind === "studio" && session.expiresAtMs > nowMs ? session : undefined;
}
