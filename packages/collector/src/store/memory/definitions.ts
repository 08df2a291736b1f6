import {
  type AuditEntry,
  type DefinitionStore,
  type DraftRecord,
  type GuidebookVersion,
  type MarkerRecord,
  MARKERS_KEPT,
} from "../definitions.ts";

/** The reference of `DefinitionStore`: lists. */
export function createMemoryDefinitions(): DefinitionStore {
  const versions: GuidebookVersion[] = [];
  const audit: AuditEntry[] = [];
  let draft: DraftRecord | undefined;
  let markers: readonly MarkerRecord[] = [];
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
    async markers() {
      return markers;
    },
    async addMarker(marker) {
      markers = [...markers, marker]
        .toSorted((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1))
        .slice(0, MARKERS_KEPT);
    },
    async removeMarker(id) {
      const rest = markers.filter((marker) => marker.id !== id);
      const wasThere = rest.length < markers.length;
      markers = rest;
      return wasThere;
    },
    async record(entry) {
      audit.push(entry);
    },
    async audit(limit) {
      return audit.toReversed().slice(0, limit);
    },
  };
}
