import type { Environment } from "@cairn/core/api";
import {
  type AuditEntry,
  type DefinitionStore,
  type DraftRecord,
  type GuidebookVersion,
  type MarkerRecord,
  MARKERS_KEPT,
  type Release,
} from "../definitions.ts";
import { createMemorySchedules } from "./schedules.ts";

/** The reference of `DefinitionStore`: lists. */
export function createMemoryDefinitions(): DefinitionStore {
  const versions: GuidebookVersion[] = [];
  const releases: Release[] = [];
  const audit: AuditEntry[] = [];
  let draft: DraftRecord | undefined;
  let markers: readonly MarkerRecord[] = [];
  const paused: Record<Environment, boolean> = { live: false, test: false };

  const ownOf = (environment: Environment): number | undefined =>
    releases.findLast((release) => release.environment === environment)?.version;
  const inBrowsers = (environment: Environment): number | undefined =>
    ownOf(environment) ?? ownOf("live");
  const publish = (
    entry: Omit<GuidebookVersion, "version">,
    environment: Environment,
  ): GuidebookVersion => {
    const version = { ...structuredClone(entry), version: versions.length + 1 };
    versions.push(version);
    const { publishedAtMs: atMs, by } = entry;
    releases.push({ environment, version: version.version, atMs, by });
    return version;
  };

  return {
    ...createMemorySchedules(inBrowsers, publish),
    async live(environment = "live") {
      const version = versions[(inBrowsers(environment) ?? 0) - 1];
      return {
        ...(version === undefined ? {} : { version }),
        paused: paused[environment],
        ...(environment === "test" && ownOf("test") === undefined ? { followsLive: true } : {}),
      };
    },
    async version(version) {
      return versions[version - 1];
    },
    async versions() {
      return versions.toReversed();
    },
    async publish(entry, environment = "live") {
      return publish(entry, environment);
    },
    async release(release) {
      releases.push(release);
    },
    async promote(promoted) {
      const { version, ...said } = promoted;
      if (ownOf("test") !== version) return false;
      releases.push({ environment: "live", ...promoted }, { environment: "test", ...said });
      return true;
    },
    async releases() {
      return releases.toReversed();
    },
    async setPaused(isPaused, environment) {
      if (environment !== "test") paused.live = isPaused;
      if (environment !== "live") paused.test = isPaused;
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
    async auditPage({ by, actions, before = Infinity, limit }) {
      return audit
        .map((entry, index) => ({ ...entry, id: index + 1 }))
        .filter(
          (entry) =>
            entry.id < before &&
            (by === undefined || entry.by === by) &&
            (actions === undefined || actions.includes(entry.action)),
        )
        .toReversed()
        .slice(0, limit);
    },
    async auditPeople() {
      return [...new Set(audit.map(({ by }) => by))].toSorted();
    },
  };
}
