import {
  type BuilderLinkRecord,
  type BuilderLinkStore,
  type BuilderNote,
  notesBefore,
} from "../builder-links.ts";

/** The reference of `BuilderLinkStore`. */
export function createMemoryBuilderLinks(): BuilderLinkStore {
  const links = new Map<string, BuilderLinkRecord>();
  const refused = new Set<string>();
  const notes = new Map<string, BuilderNote[]>();

  return {
    async add(record) {
      links.set(record.id, structuredClone(record));
      notes.set(record.id, []);
    },
    async link(id) {
      return links.get(id);
    },
    async byHash(hash) {
      return [...links.values()].find((one) => one.hash === hash && !refused.has(one.id));
    },
    async refuseToken(id) {
      refused.add(id);
    },
    async note(id, note) {
      const kept = notes.get(id);
      if (kept === undefined || kept.length > notesBefore(note)) return false;
      kept.push(structuredClone(note));
      return true;
    },
    async notes(id) {
      return [...(notes.get(id) ?? [])];
    },
    async dropBefore(expiredMs) {
      for (const { id, expiresAtMs } of links.values()) {
        if (expiresAtMs >= expiredMs) continue;
        links.delete(id);
        refused.delete(id);
        notes.delete(id);
      }
    },
  };
}
