import type { CompiledChecklist, Held } from "@cairn/core";
import type { ShownGuide } from "../../port.ts";
import type { Panel } from "../record.ts";
import type { Backstage, View } from "../stage.ts";
import { isFinished } from "./is-finished.ts";
import { isShownTo } from "./withhold.ts";

/** The checklists on screen: quiet ones, that take no slot in the arbiter. */
export interface Checklists {
  /** Those to draw now; `held` gets why each other one is not. */
  decide(view: View, held: Held[]): readonly ShownGuide[];
  ask(guide: string): void;
  set(guide: string, panel: Panel): void;
  /** Forgets what was asked for: another user is here. */
  reset(): void;
}

/** `mayShow` is the host's veto. */
export function createChecklists(
  backstage: Backstage,
  mayShow: (guide: CompiledChecklist) => boolean,
): Checklists {
  const { user } = backstage;
  const asked = new Set<string>();
  const onScreen = new Set<string>();
  const set = (guide: string, panel: Panel) => {
    // A finished one leaves for good when its user closes it.
    if (!panel.open) asked.delete(guide);
    user.choose({ panels: { ...user.kept.choices.panels, [guide]: panel } });
  };

  return {
    decide({ book, facts, waits }, held) {
      const { panels, skipped } = user.kept.choices;
      const shown: ShownGuide[] = [];
      for (const guide of book.guides) {
        if (guide.kind !== "checklist") continue;
        const { id } = guide;
        let because = asked.has(id) ? undefined : waits.get(id)?.because;
        // The last milestone may end the condition: what was on screen then stays to celebrate it.
        const mayStay = onScreen.has(id) && isFinished(guide, facts.reachedAt, skipped);
        if (because === "condition-not-met" && mayStay) because = undefined;
        // The host is asked last, and only of what would show.
        if (!because && !onScreen.has(id)) {
          if (!mayShow(guide)) because = "vetoed";
          else if (!asked.has(id) && !isShownTo(backstage, book, guide)) because = "withheld";
        }
        if (because) {
          held.push({ guide: id, because });
          onScreen.delete(id);
          continue;
        }
        onScreen.add(id);
        shown.push({
          guide,
          because: asked.has(id) ? "asked" : "offered",
          // On a phone it would cover most of the page before anything was asked.
          open: panels[id]?.open ?? (guide.autoOpen && facts.device !== "phone"),
        });
      }
      return shown;
    },
    ask(guide) {
      asked.add(guide);
      set(guide, { ...user.kept.choices.panels[guide], open: true });
    },
    set,
    reset() {
      asked.clear();
      onScreen.clear();
    },
  };
}
