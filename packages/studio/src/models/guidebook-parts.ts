import { isRecord } from "./json-path.ts";

/** Sections whose entries are parts of their own; every other section is one part. */
const RECORDS: readonly string[] = ["goals", "events", "milestones", "segments", "guides", "faqs"];

/** What one form edits: a milestone, a guide, an answer, or the settings of a section. */
export interface GuidebookPart {
  /** `["guides", "start"]`, or `["help"]`. */
  readonly path: readonly string[];
  readonly value: unknown;
}

/** The parts of a guidebook, as far as it is one, by `guides.start`. An empty section is as good as none. */
export function guidebookParts(guidebook: unknown): ReadonlyMap<string, GuidebookPart> {
  const parts = new Map<string, GuidebookPart>();
  for (const [section, value] of Object.entries(isRecord(guidebook) ? guidebook : {})) {
    if (value === undefined) continue;
    const entries = isList(section, value) ? Object.entries(value) : undefined;
    if (entries === undefined) parts.set(section, { path: [section], value });
    for (const [id, entry] of entries ?? []) {
      if (entry !== undefined) parts.set(`${section}.${id}`, { path: [section, id], value: entry });
    }
  }
  return parts;
}

/** The ids of a section's entries in their order, which counts; undefined where it is not one of several parts. */
export function orderOf(guidebook: unknown, section: string): readonly string[] | undefined {
  const value = isRecord(guidebook) ? guidebook[section] : undefined;
  return isList(section, value) ? Object.keys(value) : undefined;
}

/** A guidebook of these parts, in their order. */
export function guidebookOf(parts: Iterable<GuidebookPart>): Readonly<Record<string, unknown>> {
  const sections = new Map<string, unknown>();
  const entries = new Map<string, [string, unknown][]>();
  for (const { path, value } of parts) {
    const [section = "", id] = path;
    if (id === undefined) {
      sections.set(section, value);
      continue;
    }
    const own = entries.get(section) ?? [];
    own.push([id, value]);
    entries.set(section, own);
    sections.set(section, own);
  }
  return Object.fromEntries(
    [...sections].map(([section, value]) => {
      const own = entries.get(section);
      return [section, own === undefined ? value : Object.fromEntries(own)];
    }),
  );
}

function isList(section: string, value: unknown): value is Readonly<Record<string, unknown>> {
  return RECORDS.includes(section) && isRecord(value);
}
