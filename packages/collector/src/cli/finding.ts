/** One thing that `cairn doctor` looked at. */
export interface Finding {
  readonly about: string;
  readonly fine: boolean;
  /** What was found and, where it is not fine, what to do. */
  readonly words: string;
}
