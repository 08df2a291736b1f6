"use client";

export { CairnChecklist } from "./cairn-checklist.ts";
export type { CairnChecklistProps } from "./cairn-checklist.ts";
export { CairnProvider } from "./cairn-provider.ts";
export type { CairnProviderProps } from "./cairn-provider.ts";
export { useCairn } from "./use-cairn.ts";
export { useChecklist } from "./use-checklist.ts";
export type { Checklist } from "./use-checklist.ts";
export { useMilestone } from "./use-milestone.ts";
export type { Milestone } from "./use-milestone.ts";
export { useUserState } from "./use-user-state.ts";
