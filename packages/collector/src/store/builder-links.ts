import type { BuilderTask, Environment, NewBuilderProposal } from "@cairn/core/api";

/** Leave to pick on one origin for one task. Of its token only the SHA-256 (hex) is kept. */
export interface BuilderLinkRecord {
  readonly id: string;
  readonly hash: string;
  readonly environment: Environment;
  readonly origin: string;
  readonly task: BuilderTask;
  /** Who made it. */
  readonly by: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
}

/** What the builder told, under its link. */
export type BuilderNote =
  /** A page asked for its task. */
  | { readonly kind: "opened"; readonly page: string; readonly atMs: number }
  | { readonly kind: "ended"; readonly atMs: number }
  | { readonly kind: "proposed"; readonly proposal: NewBuilderProposal; readonly atMs: number };

/** So many notes a link keeps, and its end; whoever has the token cannot fill the disk with it. */
export const BUILDER_NOTES_KEPT = 500;

/** How many notes a link may have already where this one is to be kept behind them. */
export function notesBefore({ kind }: BuilderNote): number {
  return kind === "ended" ? BUILDER_NOTES_KEPT : BUILDER_NOTES_KEPT - 1;
}

/** Links of the builder and what came back by them. */
export interface BuilderLinkStore {
  add(record: BuilderLinkRecord): Promise<void>;
  link(id: string): Promise<BuilderLinkRecord | undefined>;
  /** The link whose token has this hash, until the token is refused. */
  byHash(hash: string): Promise<BuilderLinkRecord | undefined>;
  /** Its token is refused from now on; what it brought stays. */
  refuseToken(id: string): Promise<void>;
  /** Keeps a note behind those before it; false where the link is gone, or has all that it may have. */
  note(id: string, note: BuilderNote): Promise<boolean>;
  /** Oldest first. */
  notes(id: string): Promise<readonly BuilderNote[]>;
  /** Removes links that ended before, with their notes. */
  dropBefore(expiredMs: number): Promise<void>;
}
