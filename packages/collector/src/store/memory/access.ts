import type { Environment, IdentityMode } from "@cairn/core/api";
import type {
  AccessStore,
  IdentitySecret,
  SecretKeyRecord,
  SessionRecord,
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
