import type { Message, Problem } from "@cairn/core";
import type { Environment, IdentityMode } from "@cairn/core/api";
import { decodeJwt } from "jose";
import {
  hasBegun,
  holdsAt,
  type IdentityClaims,
  readIdentityToken,
} from "../http/identity-token.ts";
import type { AccessStore } from "../store/access.ts";
import type { LogEvent, Trust } from "../store/event-log.ts";

/** What a request proves about its sender. */
export interface Sender {
  /** A secret key was sent: what it says of its users is believed without tokens. */
  readonly isServer: boolean;
  /** The bearer token, where it is an identity token. */
  readonly bearer?: string;
  /** A browser sent it: the request has an `Origin`. */
  readonly isBrowser: boolean;
  /** Its address, where it is known. */
  readonly client?: string;
}

/** Why an identified event would be refused, or that it would not. */
export type IdentityOutcome = "verified" | "missing" | "invalid" | "expired" | "other-account";

/** Judges events by the identity tokens that came with them. */
export interface IdentityJudge {
  readonly mode: IdentityMode;
  /** Undefined for events that need no token: anonymous ones, servers', and all while the mode is "off". */
  outcomeOf(event: LogEvent): IdentityOutcome | undefined;
  /** The event's trust mark. */
  trustOf(outcome: IdentityOutcome | undefined): Trust | undefined;
}

// A browser that changed users while it was offline sends a few; more would be a way to make the collector compute.
const TOKENS_READ = 20;
const TOKEN_LENGTH = 4_096;
/** The age at which the SDK's outbox gives an event up: no honest one is older. */
const OLDEST_MS = 14 * 86_400_000;

type Read = IdentityClaims | { readonly invalid: string };

/**
 * Reads the tokens of a request, once, for all of its events: those in `tokens` at the top level of its body and the
 * bearer token. Only those whose `sub` is one of the body's users are verified.
 */
export async function createIdentityJudge(
  request: {
    readonly data: unknown;
    readonly sender: Sender;
    readonly messages: readonly Message[];
    readonly environment: Environment;
    readonly receivedAtMs: number;
  },
  access: Pick<AccessStore, "identityMode" | "identitySecrets">,
): Promise<IdentityJudge> {
  const { sender, receivedAtMs } = request;
  const mode = await access.identityMode(request.environment);
  if (sender.isServer) {
    return { mode, outcomeOf: () => undefined, trustOf: () => "server" };
  }
  if (mode === "off") return { mode, outcomeOf: () => undefined, trustOf: () => undefined };
  const users = new Set(request.messages.flatMap(({ userId }) => userId ?? []));
  const { tokens, hasUnreadable } = tokensFor(users, request);
  const secrets = tokens.length === 0 ? [] : await access.identitySecrets();
  const reads = new Map<string, Read[]>();
  for (const [user, token] of tokens) {
    const claims = await readIdentityToken(
      token,
      secrets.map(({ secret }) => secret),
    );
    const read = claims.ok ? claims.value : { invalid: claims.failure };
    reads.set(user, [...(reads.get(user) ?? []), read]);
  }
  return {
    mode,
    outcomeOf(event) {
      // A group without a user would set the account's traits: nobody may, unverified.
      if (event.userId === undefined) return event.type === "group" ? "missing" : undefined;
      const outcomes = (reads.get(event.userId) ?? []).map((read) =>
        judge(read, event, receivedAtMs),
      );
      // Whom a token that is no JWT was meant for cannot be told: any user without another.
      const without = hasUnreadable ? "invalid" : "missing";
      return BEST_FIRST.find((outcome) => outcomes.includes(outcome)) ?? without;
    },
    trustOf: (outcome) => (mode === "enforce" && outcome === "verified" ? "verified" : undefined),
  };
}

// Of several tokens the best counts; of several failures the one that says most.
const BEST_FIRST: readonly IdentityOutcome[] = ["verified", "other-account", "expired", "invalid"];

function judge(read: Read, event: LogEvent, receivedAtMs: number): IdentityOutcome {
  if ("invalid" in read || !hasBegun(read, receivedAtMs)) return "invalid";
  // Judged at the event's own time, so that a batch from an offline day is taken; but nobody can reach for a token of
  // long ago by claiming to be older than any outbox keeps, nor is a clock that runs ahead held against its user.
  const isTooOld = event.atMs < receivedAtMs - OLDEST_MS;
  const atMs = isTooOld ? receivedAtMs : Math.min(event.atMs, receivedAtMs);
  if (!holdsAt(read, atMs)) return "expired";
  const { accountId } = read;
  const isOther = accountId !== undefined && (event.accountId ?? accountId) !== accountId;
  return isOther ? "other-account" : "verified";
}

/** Tokens with the user that each says it speaks for, not verified yet, and whether there were some that say nobody. */
function tokensFor(
  users: ReadonlySet<string>,
  { data, sender }: { readonly data: unknown; readonly sender: Sender },
): {
  readonly tokens: readonly (readonly [user: string, token: string])[];
  readonly hasUnreadable: boolean;
} {
  const { tokens: inBody } = (data ?? {}) as { readonly tokens?: unknown };
  const sent: readonly unknown[] = Array.isArray(inBody) ? inBody.slice(0, TOKENS_READ) : [];
  const tokens: (readonly [user: string, token: string])[] = [];
  let hasUnreadable = false;
  for (const token of new Set([...sent, sender.bearer])) {
    if (typeof token !== "string" || token === "") continue;
    const user = token.length > TOKEN_LENGTH ? undefined : userOf(token);
    if (user === undefined) hasUnreadable = true;
    else if (users.has(user)) tokens.push([user, token]);
  }
  return { tokens, hasUnreadable };
}

function userOf(token: string): string | undefined {
  try {
    return decodeJwt(token).sub;
  } catch {
    return undefined;
  }
}

const HINTS: Readonly<Record<Exclude<IdentityOutcome, "verified">, string>> = {
  missing:
    "sign a JWT for this user on your server and hand it to identify(userId, traits, { token }); from a server, send with a secret key",
  invalid: "send a JWT: sign it with HS256 and one of the identity secrets, with sub and exp",
  expired: "it ended before the event: hand identify() a function that fetches a fresh token",
  "other-account": "the token's account is not the one that the event names",
};

/** What is wrong with an event that is refused for its `outcome`. */
export function identityProblem(
  outcome: Exclude<IdentityOutcome, "verified">,
  { userId }: LogEvent,
): Problem {
  const who = userId === undefined ? "this group" : `userId ${JSON.stringify(userId.slice(0, 60))}`;
  const found = { missing: "none", invalid: "an invalid one", expired: "one that ended" };
  const what = outcome === "other-account" ? "one of another account" : found[outcome];
  return {
    path: userId === undefined ? "groupId" : "userId",
    code: "identity-unverified",
    message: `expected a valid identity token for ${who}, found ${what}`,
    found: what,
    expected: "an identity token whose sub is the user id",
    hint: HINTS[outcome],
  };
}
