/** `GET /api/dead-letters?env=&code=&since=&limit=&cursor=`, newest first. */
export interface DeadLetters {
  readonly letters: readonly DeadLetterEntry[];
  /** How many are kept in this environment, by code, whatever was asked for. */
  readonly codes: Readonly<Record<string, number>>;
  readonly cursor?: string;
}
export interface DeadLetterEntry {
  readonly id: number;
  readonly receivedAt: string;
  readonly messageId?: string;
  readonly code: string;
  /** Everything that is wrong with it, as one sentence. */
  readonly message: string;
  /** JSON as received, cut at 32 KiB. */
  readonly raw: string;
}

/** `POST /api/dead-letters/replay?env=&code=&since=&id=`: judges them again; with `id` one of them. */
export interface ReplayedLetters {
  readonly stored: number;
  /** Their event was stored before, or its person was erased; the letter is gone. */
  readonly duplicates: number;
  /** Still kept, with the reason of today. */
  readonly refused: number;
}

/** `DELETE /api/dead-letters?env=&code=&since=&id=`. */
export interface RemovedLetters {
  readonly removed: number;
}
