import type { Notes } from "../identity/notes.ts";
import type { Row } from "./rows.ts";

// localStorage is the host's: five megabytes for everything it keeps there.
const JOURNAL_CHARACTERS = 60_000;

/** How much may be written down as a page goes away; nothing where storage is denied: then there is no user either. */
export function journalRoom(notes: Notes): number {
  return notes.read("user") ? JOURNAL_CHARACTERS : 0;
}

/** The rows that an earlier page wrote down. */
export function readJournal(notes: Notes): readonly Row[] {
  return (notes.read("journal") ?? []) as readonly Row[];
}
