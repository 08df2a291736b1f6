import type { AuditEntry, DefinitionStore, DraftRecord, GuidebookVersion } from "../definitions.ts";

/** The reference of `DefinitionStore`: lists. */
export function createMemoryDefinitions(): DefinitionStore {
  const versions: GuidebookVersion[] = [];
  const audit: AuditEntry[] = [];
  let draft: DraftRecord | undefined;
  let isPaused = false;

  return {
    async live() {
      const version = versions.at(-1);
      return { ...(version === undefined ? {} : { version }), paused: isPaused };
    },
    async version(version) {
      return versions[version - 1];
    },
    async versions() {
      return versions.toReversed();
    },
    async publish(entry) {
      const version = { ...structuredClone(entry), version: versions.length + 1 };
      versions.push(version);
      return version;
    },
    async setPaused(paused) {
      isPaused = paused;
    },
    async draft() {
      return draft;
    },
    async saveDraft(guidebook, expected, savedAtMs) {
      if ((draft?.revision ?? 0) !== expected) return undefined;
      draft = { guidebook: structuredClone(guidebook), revision: expected + 1, savedAtMs };
      return draft;
    },
    async record(entry) {
      audit.push(entry);
    },
    async audit(limit) {
      return audit.toReversed().slice(0, limit);
    },
  };
}
