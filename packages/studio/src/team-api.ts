import type {
  Audit,
  FirstAdmin,
  Member,
  MemberLink,
  NewMember,
  NewPassword,
  NewSecretKey,
  OpenSession,
  Role,
  SecretKey,
  SecretKeyMade,
  SignIn,
  StudioSession,
  WaysIn,
} from "@cairn/core/api";
import type { Answer } from "./exchange.ts";

/** What the studio asks about who may come in, and who did what. */
export interface TeamApi {
  waysIn(): Answer<WaysIn>;
  session(): Answer<StudioSession>;
  signIn(signIn: SignIn): Answer<StudioSession>;
  signOut(): Answer<void>;
  becomeFirst(first: FirstAdmin): Answer<StudioSession>;
  setPassword(password: NewPassword): Answer<StudioSession>;
  sessions(): Answer<readonly OpenSession[]>;
  endSession(id: string): Answer<void>;
  endOtherSessions(): Answer<void>;
  team(): Answer<readonly Member[]>;
  inviteMember(member: NewMember): Answer<MemberLink>;
  setMemberRole(id: string, role: Role): Answer<Member>;
  removeMember(id: string): Answer<void>;
  makeMemberLink(id: string): Answer<MemberLink>;
  secretKeys(): Answer<readonly SecretKey[]>;
  makeSecretKey(key: NewSecretKey): Answer<SecretKeyMade>;
  revokeSecretKey(id: string): Answer<void>;
  /** `action` is several with commas between; empty: all. */
  audit(asked: {
    readonly by: string;
    readonly action: string;
    readonly cursor?: string | undefined;
  }): Answer<Audit>;
}

type Call = <Value>(method: string, url: string, body?: unknown) => Answer<Value>;
type Url = (path: string, query?: Readonly<Record<string, string | undefined>>) => string;

/** Asks by `call` at the addresses that `url` makes. */
export function createTeamApi(call: Call, url: Url): TeamApi {
  const member = (id: string): string => `team/${encodeURIComponent(id)}`;
  return {
    waysIn: () => call("GET", url("sign-in")),
    session: () => call("GET", url("session")),
    signIn: (signIn) => call("POST", url("session"), signIn),
    signOut: () => call("DELETE", url("session")),
    becomeFirst: (first) => call("POST", url("team/first"), first),
    setPassword: (password) => call("PUT", url("password"), password),
    sessions: () => call("GET", url("sessions")),
    endSession: (id) => call("DELETE", url(`sessions/${encodeURIComponent(id)}`)),
    endOtherSessions: () => call("DELETE", url("sessions")),
    team: () => call("GET", url("team")),
    inviteMember: (fresh) => call("POST", url("team"), fresh),
    setMemberRole: (id, role) => call("PUT", url(member(id)), { role }),
    removeMember: (id) => call("DELETE", url(member(id))),
    makeMemberLink: (id) => call("POST", url(`${member(id)}/link`)),
    secretKeys: () => call("GET", url("secret-keys")),
    makeSecretKey: (key) => call("POST", url("secret-keys"), key),
    revokeSecretKey: (id) => call("DELETE", url(`secret-keys/${encodeURIComponent(id)}`)),
    audit: (asked) => call("GET", url("audit", asked)),
  };
}
