import type { ShownGuide } from "../../port.ts";
import type { ChecklistProgress } from "../engine-port.ts";

/** How far the checklists on screen are, by id, for the host. */
export function checklistState(
  showing: readonly ShownGuide[],
  reachedAt: Readonly<Record<string, number>>,
  skipped: readonly string[],
): Readonly<Record<string, ChecklistProgress>> {
  const state: Record<string, ChecklistProgress> = {};
  for (const { guide, open } of showing) {
    if (guide.kind !== "checklist") continue;
    const items = guide.items.filter(({ id }) => !skipped.includes(`${guide.id}/${id}`));
    const done = items.filter(({ milestone }) => milestone in reachedAt).length;
    state[guide.id] = { done, total: items.length, isOpen: open };
  }
  return state;
}
