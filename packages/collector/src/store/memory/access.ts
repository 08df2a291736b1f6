import type { Environment, IdentityMode } from "@cairn/core/api";
import type {
  AccessStore,
  IdentitySecret,
  SecretKeyRecord,
  SessionRecord,
  SessionsOf,
  WriteKeyRecord,
} from "../access.ts";

/** The reference of `AccessStore`: maps. */
export function createMemoryAccess(): AccessStore {
  const writeKeys = new Map<string, WriteKeyRecord>();
  const secretKeys = new Map<string, SecretKeyRecord>();
  const sessions = new Map<string, SessionRecord>();
  const modes = new Map<Environment, IdentityMode>();
  let secrets: readonly IdentitySecret[] = [];

  return {
    async writeKey(key) {
      return writeKeys.get(key);
    },
    async writeKeys() {
      return [...writeKeys.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
    },
    async putWriteKey(record) {
      writeKeys.set(record.key, record);
    },
    async secretKey(hash) {
      return secretKeys.get(hash);
    },
    async secretKeys() {
      return [...secretKeys.values()].toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
    },
    async putSecretKey(record) {
      secretKeys.set(record.hash, record);
    },
    async touchSecretKey(hash, usedAtMs) {
      const key = secretKeys.get(hash);
      if (key !== undefined) secretKeys.set(hash, { ...key, usedAtMs });
    },
    async session(hash) {
      return sessions.get(hash);
    },
    async putSession(record) {
      sessions.set(record.hash, record);
    },
    async takeSession(hash) {
      const session = sessions.get(hash);
      sessions.delete(hash);
      return session;
    },
    async touchSession(hash, seenAtMs) {
      const session = sessions.get(hash);
      if (session !== undefined) sessions.set(hash, { ...session, seenAtMs });
    },
    async sessionsOf(which) {
      return [...sessions.values()].filter((session) => isOf(session, which)).toSorted(newestFirst);
    },
    async endSessions({ exceptHash, ...which }) {
      const ended = [...sessions.values()].filter(
        (session) => isOf(session, which) && session.hash !== exceptHash,
      );
      for (const { hash } of ended) sessions.delete(hash);
      return ended.length;
    },
    async dropSessionsBefore(nowMs) {
      for (const [hash, session] of sessions) {
        if (session.expiresAtMs < nowMs) sessions.delete(hash);
      }
    },
    async identitySecrets() {
      return secrets;
    },
    async setIdentitySecrets(next) {
      secrets = next.slice(0, 2);
    },
    async identityMode(environment) {
      return modes.get(environment) ?? "off";
    },
    async setIdentityMode(environment, mode) {
      modes.set(environment, mode);
    },
  };
}

function isOf(session: SessionRecord, { member, kind }: Omit<SessionsOf, "exceptHash">): boolean {
  return session.member === member && (kind === undefined || session.kind === kind);
}

function newestFirst(a: SessionRecord, b: SessionRecord): number {
  return (b.createdAtMs ?? 0) - (a.createdAtMs ?? 0) || (a.hash < b.hash ? -1 : 1);
}
