import type { Environment, IdentityMode, KeyScope } from "@cairn/core/api";

/** A public key that a script tag carries: `pk_live_…` or `pk_test_…`. */
export interface WriteKeyRecord {
  readonly key: string;
  readonly environment: Environment;
  /**
   * Origins that browsers may send from, such as `https://app.example`, beside the collector's own; `*` is any. Empty:
   * pages served from the visitor's own machine (localhost), for development.
   */
  readonly origins: readonly string[];
  readonly createdAtMs: number;
  readonly revokedAtMs?: number;
}

/** A secret `sk_…` for servers. Only its hash is kept. */
export interface SecretKeyRecord {
  /** SHA-256 of the key, hex. */
  readonly hash: string;
  /** Its last four characters, to recognise it by. */
  readonly ending: string;
  readonly name: string;
  /** What it may be used for; left out, and by earlier versions: everything. */
  readonly scopes?: readonly KeyScope[];
  readonly createdAtMs: number;
  /** The last time that it let something in, to the minute; left out: never, or in an earlier version only. */
  readonly usedAtMs?: number;
  readonly revokedAtMs?: number;
}

/** A one-time sign-in link or a signed-in studio. Only the token's SHA-256 (hex) is kept. */
export interface SessionRecord {
  readonly hash: string;
  readonly kind: "sign-in-link" | "studio";
  /** Of who came by the collector's own link; a member's is the member's. */
  readonly name: string;
  /** Whose it is; left out: whoever opens the link that the collector printed. */
  readonly member?: string;
  readonly createdAtMs?: number;
  /** When it was used last, to a few minutes. */
  readonly seenAtMs?: number;
  /** Ends then, however much it is used. */
  readonly expiresAtMs: number;
  /** A session that a link opened may choose a password without knowing the one before. */
  readonly openedBy?: "link" | "password" | "provider";
  /** Issuer of the provider that opened it: it ends when another one, or none, is set up. */
  readonly provider?: string;
  /** The browser in words, such as "Firefox on Linux". */
  readonly browser?: string;
}

/** Which sessions: one member's, or (undefined) those of the collector's own link. */
export interface SessionsOf {
  readonly member: string | undefined;
  readonly kind?: SessionRecord["kind"];
  /** The one that stays. */
  readonly exceptHash?: string;
}

/** A secret that identity tokens are signed with. It is kept as it is: verifying a signature needs it. */
export interface IdentitySecret {
  readonly secret: string;
  readonly createdAtMs: number;
}

/** Keys, sign-in links, studio sessions and the secrets that identity tokens are signed with. */
export interface AccessStore {
  writeKey(key: string): Promise<WriteKeyRecord | undefined>;
  writeKeys(): Promise<readonly WriteKeyRecord[]>;
  /** Adds it, or replaces the one with the same `key`. */
  putWriteKey(record: WriteKeyRecord): Promise<void>;
  secretKey(hash: string): Promise<SecretKeyRecord | undefined>;
  secretKeys(): Promise<readonly SecretKeyRecord[]>;
  putSecretKey(record: SecretKeyRecord): Promise<void>;
  /** Notes that it was used; changes nothing else of it, and nothing where it is not known. */
  touchSecretKey(hash: string, usedAtMs: number): Promise<void>;
  session(hash: string): Promise<SessionRecord | undefined>;
  putSession(record: SessionRecord): Promise<void>;
  /** Removes it and answers it, once: of two calls at the same time one gets undefined. */
  takeSession(hash: string): Promise<SessionRecord | undefined>;
  /** Notes that it was used; one that has ended meanwhile stays ended. */
  touchSession(hash: string, seenAtMs: number): Promise<void>;
  /** Links and sessions, the newest first. */
  sessionsOf(which: Omit<SessionsOf, "exceptHash">): Promise<readonly SessionRecord[]>;
  /** Ends them; answers how many there were. */
  endSessions(which: SessionsOf): Promise<number>;
  /** Removes those that ended before `nowMs`. */
  dropSessionsBefore(nowMs: number): Promise<void>;
  /** At most two, the newest first. */
  identitySecrets(): Promise<readonly IdentitySecret[]>;
  setIdentitySecrets(secrets: readonly IdentitySecret[]): Promise<void>;
  /** "off" until it is set. */
  identityMode(environment: Environment): Promise<IdentityMode>;
  setIdentityMode(environment: Environment, mode: IdentityMode): Promise<void>;
}
