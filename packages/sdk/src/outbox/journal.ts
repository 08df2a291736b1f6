import type { Notes } from "../identity/notes.ts";
import type { Row } from "./rows.ts";

// localStorage is the host's: five megabytes for everything it keeps there.
const JOURNAL_CHARACTERS = 60 * 1024;

/** Writes down rows that were not durable yet when the page went away, as many as there is room for. */
export function writeJournal(notes: Notes, rows: readonly Row[]): void {
  let room = JOURNAL_CHARACTERS;
  const kept = [...readJournal(notes), ...rows].filter((row) => (room -= row.body.length) > 0);
  if (rows.length) notes.write("journal", kept);
}

/** The rows that an earlier page wrote down. */
export function readJournal(notes: Notes): readonly Row[] {
  return (notes.read("journal") ?? []) as readonly Row[];
}
