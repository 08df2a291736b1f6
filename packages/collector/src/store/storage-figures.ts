/** How much room the store takes and has left, bytes. */
export interface StorageFigures {
  readonly databaseBytes: number;
  /** What is written ahead of the database and not in it yet. */
  readonly logBytes: number;
  /** What this process may still write. */
  readonly freeBytes: number;
}
