import type { createAnswers } from "./answers.ts";
import type { Checklists } from "./checklists.ts";
import type { Slot } from "./slot.ts";

/** Where guides stand on screen, and what answers. */
export interface Places {
  /** The one place for what interrupts; undefined before anything could. */
  tips(): Slot | undefined;
  readonly checklists: Checklists;
  /** Brings the place for what interrupts, and answers; `isAsked`: by somebody, now. */
  bring(isAsked: unknown): Promise<void>;
  /** Undefined before it was brought. */
  createAnswers?: typeof createAnswers;
}
