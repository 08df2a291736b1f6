import type { CompiledChecklist } from "@cairn/core";

/** Whether each item is done or was skipped. */
export function isFinished(
  { id, items }: CompiledChecklist,
  reachedAt: Readonly<Record<string, number>>,
  skipped: readonly string[],
): boolean {
  return items.every((item) => item.milestone in reachedAt || skipped.includes(`${id}/${item.id}`));
}
