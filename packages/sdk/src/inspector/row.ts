/** One line of the inspector: what it is about, what is to be said, and what can be done. */
export interface Row {
  readonly id: string;
  readonly name: string;
  /** One or two words beside the name. */
  readonly badge?: string;
  readonly tone?: "good" | "waiting" | "bad";
  readonly words: string;
  readonly details?: readonly string[];
  /** Its id is a guide's that may be shown anyway. */
  readonly isShowable?: boolean;
}

/** What the inspector shows, section by section. */
export interface Report {
  readonly guides: readonly Row[];
  readonly options: readonly Row[];
  readonly user: readonly Row[];
  readonly events: readonly Row[];
  readonly delivery: readonly Row[];
}
