import type { ChecklistProgress } from "@cairn/sdk";
import { useCairn } from "./use-cairn.ts";
import { useUserState } from "./use-user-state.ts";

/** How far a checklist is, and how to open it. */
export interface Checklist extends ChecklistProgress {
  /** It is on screen: as a launcher, as a panel or in the page. Else `done` and `total` are 0. */
  readonly isShown: boolean;
  /** Every item that was not skipped is done. */
  readonly isComplete: boolean;
  /** Opens its panel. Asked for like this it shows whatever its condition says. */
  open(): void;
  /** Closes its panel; the launcher stays. */
  close(): void;
}

const AWAY: ChecklistProgress = { done: 0, total: 0, isOpen: false };

/** A checklist of the guidebook by its id. */
export function useChecklist(id: string): Checklist {
  const cairn = useCairn();
  const progress = useUserState().checklists?.[id];
  const { done, total, isOpen } = progress ?? AWAY;
  return {
    done,
    total,
    isOpen,
    isShown: progress !== undefined,
    isComplete: progress !== undefined && done === total,
    open: () => cairn.show(id),
    close: () => cairn.hide(id),
  };
}
