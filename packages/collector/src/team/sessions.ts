import type { Role } from "@cairn/core/api";
import type { SessionRecord } from "../store/access.ts";
import type { MemberRecord } from "../store/members.ts";
import { type NewToken, putToken, tokenHash } from "./links.ts";
import { hasAdmin } from "./role.ts";
import type { MayEnter } from "./sign-in.ts";
import type { Team } from "./team.ts";

/** How long a studio stays signed in, however much it is used, milliseconds. */
export const SESSION_MS = 14 * 86_400_000;
/** How long one that nobody uses stays so: a long weekend. Milliseconds. */
export const IDLE_MS = 4 * 86_400_000;
// Its last use is written down so often: a write a minute for each open studio would be wasted.
const SEEN_EVERY_MS = 5 * 60_000;

/** Somebody whose session lasts. */
export interface SignedIn {
  readonly session: SessionRecord;
  readonly name: string;
  readonly role: Role;
  /** Absent: they came by the link that the collector printed. */
  readonly member?: MemberRecord;
}

/** Opens a session under a token of its own. */
export async function openSession(
  { access, now }: Pick<Team, "access" | "now">,
  who: MayEnter,
  browser: string,
): Promise<NewToken> {
  const atMs = now();
  await access.dropSessionsBefore(atMs);
  return putToken(access, {
    kind: "studio",
    ...who,
    createdAtMs: atMs,
    seenAtMs: atMs,
    expiresAtMs: atMs + SESSION_MS,
    browser,
  });
}

/** Whose session a cookie's token is, while it lasts, they are of the team and who vouched for them still does. */
export async function signedInBy(
  { access, members, provider, now }: Pick<Team, "access" | "members" | "provider" | "now">,
  token: string,
): Promise<SignedIn | undefined> {
  const hash = tokenHash(token);
  const session = hash === undefined ? undefined : await access.session(hash);
  if (session === undefined || !isOpen(session, now())) return undefined;
  const member = session.member === undefined ? undefined : await members.member(session.member);
  if (session.member !== undefined && member === undefined) return undefined;
  if (session.member === undefined && hasAdmin(await members.members())) return undefined;
  if (session.openedBy === "provider" && session.provider !== provider) return undefined;
  if (now() - seenAt(session) >= SEEN_EVERY_MS) {
    // A full disk keeps nobody from reading.
    await access.touchSession(session.hash, now()).catch(() => undefined);
  }
  const { name, role } = member ?? { name: session.name, role: "admin" as const };
  return { session, name, role, ...(member === undefined ? {} : { member }) };
}

/** Whether a studio session may still be used. */
export function isOpen(session: SessionRecord, nowMs: number): boolean {
  if (session.kind !== "studio" || session.expiresAtMs <= nowMs) return false;
  return nowMs - seenAt(session) < IDLE_MS;
}

/** When it was used last; of one that an earlier version opened, when that was. */
export function seenAt(session: SessionRecord): number {
  return session.seenAtMs ?? session.createdAtMs ?? session.expiresAtMs - SESSION_MS;
}

/** What a session is told apart by where it must not be told itself. */
export function sessionId({ hash }: Pick<SessionRecord, "hash">): string {
  return hash.slice(0, 16);
}
