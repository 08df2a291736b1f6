import type { Checklists } from "./checklists.ts";
import type { Slot } from "./slot.ts";

/** Where guides stand on screen. */
export interface Places {
  /** The one place for what interrupts; undefined before anything could. */
  tips(): Slot | undefined;
  readonly checklists: Checklists;
}
