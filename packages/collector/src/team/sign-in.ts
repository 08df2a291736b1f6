import { fail, ok, type Result } from "@cairn/core";
import ipaddr from "ipaddr.js";
import { createLimiter, type Limiter } from "../http/limit.ts";
import type { SessionRecord } from "../store/access.ts";
import type { MemberRecord } from "../store/members.ts";
import { takeLink } from "./links.ts";
import { hasAdmin } from "./role.ts";
import { note, type Team } from "./team.ts";

/** No address is longer (RFC 5321 §4.5.3.1.3, without its brackets). */
export const EMAIL_CHARACTERS = 254;

/** What a person signs in with. */
export type Credentials =
  | { readonly kind: "link"; readonly token: unknown }
  | { readonly kind: "password"; readonly email: string; readonly password: string };

/** Why nobody was signed in. Who has no account and who mistyped are told the same. */
export type SignInFailure =
  | { readonly kind: "wrong-link" | "wrong-password" }
  | { readonly kind: "too-many"; readonly retryAfterS: number };

/** Who may open a session now. */
export type MayEnter = Pick<SessionRecord, "name" | "member" | "openedBy" | "provider">;

/** Judges credentials; `client` is the address of who asks, where it is known. */
export type SignIn = (
  credentials: Credentials,
  client: string | undefined,
) => Promise<Result<MayEnter, SignInFailure>>;

// Wrong tokens only: a token has 256 bits, so that nobody gets in by trying, and nobody who tries keeps the owner out.
const WRONG_TOKENS = { perSecond: 1 / 30, burst: 10 };
// Everybody of an office may come from one address, and each mistypes.
const TRIES_FROM_ADDRESS = { perSecond: 1 / 10, burst: 30 };
// 1 440 a day at the most: nothing against a password that passed `passwordProblem`.
const TRIES_OF_EMAIL = { perSecond: 1 / 60, burst: 10 };
// A password takes 128 MiB and a third of a second to check, one after another.
const MOST_WAITING = 20;
/** A list of addresses that try all night must not fill the audit log. */
export const REFUSALS_NOTED = { perSecond: 1 / 60, burst: 100 };

/** Lets people in by a one-time link, or by e-mail and password, and slows down who tries. */
export function createSignIn(team: Team): SignIn {
  const wrongTokens = createLimiter(WRONG_TOKENS);
  const fromAddress = createLimiter(TRIES_FROM_ADDRESS);
  const ofEmail = createLimiter(TRIES_OF_EMAIL);
  const noted = createLimiter(REFUSALS_NOTED);
  let waiting = 0;

  async function byPassword(
    { email, password }: Extract<Credentials, { readonly kind: "password" }>,
    client: string | undefined,
  ): Promise<Result<MayEnter, SignInFailure>> {
    const nowMs = team.now();
    const key = emailKey(email.slice(0, EMAIL_CHARACTERS + 1));
    const retryAfterS = Math.max(
      fromAddress(networkOf(client), nowMs),
      ofEmail(key, nowMs),
      waiting >= MOST_WAITING ? 5 : 0,
    );
    if (retryAfterS > 0) return fail({ kind: "too-many", retryAfterS });
    const member = await team.members.memberByEmail(key);
    waiting += 1;
    const isRight = await team.passwords.verify(password, member?.password).finally(() => {
      waiting -= 1;
    });
    if (isRight && member !== undefined)
      return ok({ name: member.name, member: member.id, openedBy: "password" });
    if (noted("refused", nowMs) === 0) await noteRefusal(member, client);
    return fail({ kind: "wrong-password" });
  }

  // What was typed is not written down: people mistype their password into the field of the address.
  async function noteRefusal(member: MemberRecord | undefined, client = "unknown"): Promise<void> {
    const tried = member === undefined ? "an unknown e-mail" : `the e-mail of ${member.name}`;
    await note(team, "Somebody", "sign-in-refused", `${tried}, from ${client}`);
  }

  return async (credentials, client) => {
    if (credentials.kind === "password") return byPassword(credentials, client);
    const link = await takeLink(team.access, credentials.token, team.now());
    const member = link?.member === undefined ? undefined : await team.members.member(link.member);
    const isOver = link?.member === undefined && hasAdmin(await team.members.members());
    if (link !== undefined && !isOver && (link.member === undefined || member !== undefined)) {
      const whose = member === undefined ? {} : { member: member.id };
      return ok({ name: member?.name ?? link.name, ...whose, openedBy: "link" });
    }
    return fail(slowedDown(wrongTokens, team.now()));
  };
}

/**
 * An e-mail address as it is compared, whole. Only A to Z become small: the Kelvin sign (U+212A) would become a "k", and
 * whoever has that mailbox somebody else.
 */
export function emailKey(email: string): string {
  return email.trim().replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function slowedDown(limiter: Limiter, nowMs: number): SignInFailure {
  const retryAfterS = limiter("wrong token", nowMs);
  return retryAfterS > 0 ? { kind: "too-many", retryAfterS } : { kind: "wrong-link" };
}

/** The network that is counted as one: who has one IPv6 address has the 2^64 beside it. */
function networkOf(client: string | undefined): string {
  if (client === undefined || !ipaddr.isValid(client)) return "unknown";
  const address = ipaddr.process(client);
  if (address.kind() === "ipv4") return address.toString();
  return address.toByteArray().slice(0, 8).join(".");
}
