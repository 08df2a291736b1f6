import { fail, ok, type Result } from "@cairn/core";
import type { Role } from "@cairn/core/api";
import type { AllowedPeople, ProviderConfig } from "../config.ts";
import type { MemberRecord } from "../store/members.ts";
import { readPerson } from "./person-fields.ts";
import { emailKey, type MayEnter } from "./sign-in.ts";
import { note, type Team } from "./team.ts";

/** What a browser has to bring back from the provider, so that nobody else's answer counts. */
export interface ProviderVisit {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What the provider said of somebody. */
export interface ProviderClaims {
  readonly email?: unknown;
  readonly email_verified?: unknown;
  readonly name?: unknown;
}

/** Why the provider's word lets nobody in. */
export type ProviderRefusal = "no-verified-email" | "not-listed";

/** Asks an OpenID provider who somebody is. */
export interface Provider {
  readonly name: string;
  /** Where to send the browser, and what it has to keep meanwhile. Rejects while the provider cannot be reached. */
  begin(callback: string): Promise<{ readonly url: string; readonly visit: ProviderVisit }>;
  /** What it says of who came back to `answer`, the whole address. Rejects when the answer is not good. */
  finish(answer: string, visit: ProviderVisit): Promise<ProviderClaims>;
}

/** Authorization code flow with PKCE, state and nonce, by openid-client, which is loaded when it is first needed. */
export function createProvider({ issuer, clientId, clientSecret, name }: ProviderConfig): Provider {
  let known: ReturnType<typeof discover> | undefined;
  async function discover() {
    const client = await import("openid-client");
    const server = new URL(issuer);
    // Only a provider on this machine, such as a test's, may speak without TLS.
    const isLocal = /^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(server.href);
    const config = await client.discovery(server, clientId, clientSecret, undefined, {
      execute: isLocal ? [client.allowInsecureRequests] : [],
    });
    return { client, config };
  }
  async function ready() {
    known ??= discover();
    try {
      return await known;
    } catch (error) {
      // It may be back when somebody tries again.
      known = undefined;
      throw error;
    }
  }
  return {
    name,
    async begin(callback) {
      const { client, config } = await ready();
      const visit = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: "openid email profile",
        state: visit.state,
        nonce: visit.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(visit.verifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, visit };
    },
    async finish(answer, { state, nonce, verifier }) {
      const { client, config } = await ready();
      const tokens = await client.authorizationCodeGrant(config, new URL(answer), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      return tokens.claims() ?? {};
    },
  };
}

/**
 * Lets in whom the provider vouches for: a member under their e-mail, whose role stays what the team made it; somebody
 * whom the rules list as a new member. An e-mail that the provider has not verified is anybody's.
 */
export async function enterByProvider(
  claims: ProviderClaims,
  { name, issuer, allow }: Pick<ProviderConfig, "name" | "issuer" | "allow">,
  team: Team,
): Promise<Result<MayEnter, ProviderRefusal>> {
  if (typeof claims.email !== "string" || claims.email_verified !== true) {
    return fail("no-verified-email");
  }
  const email = emailKey(claims.email);
  const known = await team.members.memberByEmail(email);
  if (known !== undefined) return ok(enteringOf(known, issuer));
  const rule = ruleFor(email, allow);
  if (rule === undefined) return fail("not-listed");
  const member = await newMember(email, claims.name, rule.role, team);
  if (member === undefined) return fail("not-listed");
  await note(team, name, "member-added", `${member.name} as ${member.role}`);
  return ok(enteringOf(member, issuer));
}

function enteringOf({ id, name }: MemberRecord, provider: string): MayEnter {
  return { name, member: id, openedBy: "provider", provider };
}

/** Who is named is meant before a whole domain is. */
function ruleFor(email: string, allow: readonly AllowedPeople[]): AllowedPeople | undefined {
  const domain = email.slice(email.lastIndexOf("@") + 1);
  return allow.find(({ who }) => who === email) ?? allow.find(({ who }) => who === domain);
}

/** Under the name that the provider tells; under the e-mail where that is taken, or no name. */
async function newMember(
  email: string,
  name: unknown,
  role: Role,
  team: Team,
): Promise<MemberRecord | undefined> {
  for (const called of [name, email]) {
    const person = readPerson({ name: called, email });
    if (!person.ok) continue;
    const member = { id: team.newId(), ...person.value, role, createdAtMs: team.now() };
    if ((await team.members.add(member)) === "added") return member;
  }
  // Another request of theirs was faster.
  return team.members.memberByEmail(email);
}
