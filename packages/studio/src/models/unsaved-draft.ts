import type { Guidebook } from "@cairn/core/guidebook";

/** What was typed and not saved yet. */
export interface Unsaved {
  readonly guidebook: Guidebook;
  /** The revision that it was typed over. */
  readonly revision: number;
  /** The guidebook of that revision; left out by earlier versions. */
  readonly base?: unknown;
}

/** Reads what a tab kept in this browser; undefined where it cannot be read. */
export function readBackup(text: string | undefined): Unsaved | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Unsaved;
  } catch {
    return undefined;
  }
}
