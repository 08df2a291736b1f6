import type { Checklists } from "./checklists.ts";
import type { Slot } from "./slot.ts";

/** Where guides stand on screen. */
export interface Places {
  readonly slot: Slot;
  readonly checklists: Checklists;
}
