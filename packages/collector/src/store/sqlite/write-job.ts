import type { FileIdentity } from "./file-identity.ts";
import type { PackedRows } from "./packed-rows.ts";
import type { VerdictCodes } from "./verdict-codes.ts";

/** A value that SQLite stores. */
export type SqlValue = string | number | null;

/** One statement with its parameters. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly SqlValue[];
  /** The job is undone and answers `false` unless the statement changes exactly so many rows. */
  readonly expectChanges?: number;
}

/** Events to store. */
export interface AppendJob {
  readonly kind: "append";
  readonly env: number;
  readonly rows: PackedRows;
  /** Of each event, where one of them has it: see `LogEvent`. */
  readonly madeByMs?: readonly (number | undefined)[];
}

/** What a writer is asked to do, as one. */
export type WriteJob =
  | AppendJob
  | { readonly kind: "statements"; readonly statements: readonly Statement[] };

/** What a writer thread is started with. */
export interface ThreadStart {
  readonly file: string;
  /** The file that was open before: another one at the same path, or none, is not written to. */
  readonly expected?: FileIdentity | undefined;
}

/** What became of a job. */
export type WriteAnswer =
  | { readonly kind: "appended"; readonly verdicts: VerdictCodes }
  /** Rows of the last statement that returns any. */
  | { readonly kind: "done"; readonly rows: readonly Readonly<Record<string, unknown>>[] }
  | { readonly kind: "unexpected" }
  /** This job is at fault; others of the same commit stand. */
  | { readonly kind: "failed"; readonly message: string };

/** Jobs that become durable together. */
export interface WriteGroup {
  readonly group: number;
  readonly jobs: readonly WriteJob[];
}

/** A group's answers, in order; without them nothing of it was kept. */
export type WriteReport =
  | { readonly kind: "ready"; readonly identity: FileIdentity | undefined }
  | { readonly kind: "unusable"; readonly message: string }
  | { readonly kind: "committed"; readonly group: number; readonly answers: readonly WriteAnswer[] }
  | { readonly kind: "lost"; readonly group: number; readonly message: string };
