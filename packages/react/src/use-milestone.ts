import { useUserState } from "./use-user-state.ts";

/** Whether the user got there, and when. */
export interface Milestone {
  readonly isReached: boolean;
  /** Epoch milliseconds. */
  readonly reachedAtMs: number | undefined;
}

/** A milestone of the guidebook by its id; one that does not exist is never reached. */
export function useMilestone(id: string): Milestone {
  const reachedAtMs = useUserState().milestones[id];
  return { isReached: reachedAtMs !== undefined, reachedAtMs };
}
