import type { Row } from "./rows.ts";

/** A small string of this browser: `read()` and `write(text)`, without text it is forgotten. */
export interface Note {
  read(): string | undefined;
  write(text?: string): boolean;
}

// localStorage is the host's: five megabytes for everything it keeps there.
const JOURNAL_CHARACTERS = 64 * 1024;

/** Writes down rows that were not durable yet when the page went away, as many as there is room for. */
export function writeJournal(note: Note, rows: readonly Row[]): void {
  const kept = new Map<string, Row>();
  let room = JOURNAL_CHARACTERS;
  for (const row of [...readJournal(note), ...rows]) {
    if (kept.has(row.id)) continue;
    room -= row.body.length + 100;
    if (room > 0) kept.set(row.id, row);
  }
  if (kept.size) note.write(JSON.stringify([...kept.values()]));
}

/** Forgets `done`; what another tab wrote down meanwhile stays. */
export function strikeFromJournal(note: Note, done: readonly Row[]): void {
  const ids = new Set(done.map((row) => row.id));
  const left = readJournal(note).filter((row) => !ids.has(row.id));
  note.write(left.length ? JSON.stringify(left) : undefined);
}

/** The rows that an earlier page wrote down. */
export function readJournal(note: Note): readonly Row[] {
  try {
    const rows: unknown = JSON.parse(note.read() ?? "[]");
    return Array.isArray(rows) ? rows.filter((row: Row | null) => row?.id && row.body) : [];
  } catch {
    return [];
  }
}
