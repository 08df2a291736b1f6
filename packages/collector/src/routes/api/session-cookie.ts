import type { StudioSession } from "@cairn/core/api";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { CollectorContext } from "../../context.ts";
import { publicOrigin } from "../../http/public-origin.ts";
import type { SessionRecord } from "../../store/access.ts";
import type { MemberRecord } from "../../store/members.ts";
import { browserInWords } from "../../team/browser-in-words.ts";
import { tokenHash } from "../../team/links.ts";
import { openSession, SESSION_MS, type SignedIn } from "../../team/sessions.ts";
import type { MayEnter } from "../../team/sign-in.ts";
import { COOKIE } from "./signed-in.ts";

/** Opens a session for somebody, under a new token, and sets its cookie. What this browser had open before ends. */
export async function enter(
  c: Context,
  who: MayEnter,
  context: CollectorContext,
): Promise<SessionRecord> {
  await endOwn(c, context);
  const browser = browserInWords(c.req.header("user-agent") ?? "");
  const { token, record } = await openSession(context.team, who, browser);
  const maxAge = SESSION_MS / 1000;
  setCookie(c, COOKIE, token, { ...cookieScope(c.req.raw, context), maxAge });
  return record;
}

/** Ends the session of this browser's cookie, and takes the cookie away. */
export async function leave(c: Context, context: CollectorContext): Promise<void> {
  await endOwn(c, context);
  deleteCookie(c, COOKIE, cookieScope(c.req.raw, context));
}

async function endOwn(c: Context, { registry }: CollectorContext): Promise<void> {
  const hash = tokenHash(getCookie(c, COOKIE));
  const session = hash === undefined ? undefined : await registry.access.session(hash);
  if (session?.kind === "studio") await registry.access.takeSession(session.hash);
}

/** The answer that tells somebody who they are. */
export async function sessionAnswer(
  c: Context,
  { name, role, member, session: opened }: Omit<SignedIn, "session"> & Partial<SignedIn>,
  context: CollectorContext,
): Promise<Response> {
  const keys = await context.registry.access.writeKeys();
  const session: StudioSession = {
    name,
    role,
    ...(member === undefined ? {} : { member: ownMember(member, opened) }),
    collector: collectorUrl(c.req.raw, context),
    keys: keys
      .filter((key) => key.revokedAtMs === undefined)
      .map(({ key, environment, origins }) => ({ key, environment, origins })),
  };
  return c.json(session);
}

/** Where browsers reach the collector, without a slash at the end. */
export function collectorUrl(request: Request, { config }: CollectorContext): string {
  return publicOrigin(request) + (config.basePath ?? "");
}

/** The one-time link with this token. */
export function signInLink(c: Context, token: string, context: CollectorContext): string {
  return `${collectorUrl(c.req.raw, context)}/studio/#token=${token}`;
}

function ownMember(
  { id, email, password }: MemberRecord,
  session: SessionRecord | undefined,
): NonNullable<StudioSession["member"]> {
  const cameByLink = session?.openedBy === "link";
  return { id, email, hasPassword: password !== undefined, cameByLink };
}

/** The cookie's properties: strict, and over TLS only where there is any. */
export function cookieScope(
  request: Request,
  { config }: CollectorContext,
): {
  readonly httpOnly: true;
  readonly sameSite: "Strict";
  readonly path: string;
  readonly secure: boolean;
} {
  const secure = publicOrigin(request).startsWith("https:");
  return { httpOnly: true, sameSite: "Strict", path: `${config.basePath ?? ""}/`, secure };
}
