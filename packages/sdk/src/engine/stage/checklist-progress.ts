import type { ShownGuide } from "../../port.ts";
import type { View } from "../stage.ts";
import type { User } from "../user.ts";
import type { Checklists } from "./checklists.ts";
import { isFinished } from "./is-finished.ts";
import type { TellGuide } from "./tell-guide.ts";

/** Tells of the items that are done in the checklists on screen, and of the whole list once, which then celebrates. */
export function tellProgress(
  user: User,
  checklists: Checklists,
  tell: TellGuide,
  { facts }: View,
  showing: readonly ShownGuide[],
): void {
  for (const { guide } of showing) {
    if (guide.kind !== "checklist") continue;
    for (const { id, milestone } of guide.items) {
      if (milestone in facts.reachedAt) {
        const properties = { guide: guide.id, item: id, milestone };
        user.tellOnce("Checklist Item Completed", properties, `${guide.id}/${id}`);
      }
    }
    const { ledger, choices } = user.kept;
    const hasEnded = ledger.some((entry) => entry.guide === guide.id && entry.kind === "completed");
    if (hasEnded || !isFinished(guide, facts.reachedAt, choices.skipped)) continue;
    tell(guide, "completed", "Guide Completed");
    checklists.set(guide.id, { open: true, celebrating: true });
  }
}
