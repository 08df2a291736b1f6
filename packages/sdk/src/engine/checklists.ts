import {
  type CompiledChecklist,
  type CompiledGuidebook,
  type Facts,
  type Held,
  holds,
  matchPath,
} from "@cairn/core";
import type { ShownGuide } from "../port.ts";
import type { Panel } from "./record.ts";
import type { User } from "./user.ts";
import { versionOf } from "./stall-watch.ts";

/** The checklists on screen: quiet ones, that take no slot in the arbiter. */
export interface Checklists {
  /** Those to draw now, and why each other one is not. */
  decide(
    book: CompiledGuidebook,
    facts: Facts,
  ): { shown: readonly ShownGuide[]; held: readonly Held[] };
  ask(guide: string): void;
  setOpen(guide: string, open: boolean): void;
  /** Forgets what was asked for: another user is here. */
  reset(): void;
}

/** `mayShow` is the host's veto; `onFinished` runs once when the last item is done. */
export function createChecklists(
  user: User,
  mayShow: (guide: CompiledChecklist) => boolean,
  onFinished: (guide: CompiledChecklist) => void,
): Checklists {
  const asked = new Set<string>();
  const onScreen = new Set<string>();
  const set = (guide: string, panel: Panel) =>
    user.choose({ panels: { ...user.record.choices.panels, [guide]: panel } });

  const whyNot = (guide: CompiledChecklist, facts: Facts): Held["because"] | undefined => {
    const { ledger, choices } = user.record;
    if (asked.has(guide.id)) return undefined;
    const has = (kind: string) =>
      ledger.some((entry) => entry.guide === guide.id && entry.kind === kind);
    if (has("never")) return "never-again";
    if (choices.panels[guide.id]?.celebrating) return undefined;
    if (has("completed")) return "completed";
    const isOnPage = guide.pages.length === 0 || matchPath(guide.pages, facts.path ?? "");
    if (!isOnPage || !guide.when || !holds(guide.when, facts)) {
      // The last milestone may end the condition: what was on screen then stays to celebrate it.
      const isJustDone = onScreen.has(guide.id) && isOnPage && isFinished(guide, facts, user);
      if (!isJustDone) return "condition-not-met";
    }
    return undefined;
  };

  return {
    decide(book, facts) {
      const shown: ShownGuide[] = [];
      const held: Held[] = [];
      for (const guide of book.guides) {
        if (guide.kind !== "checklist") continue;
        const { id } = guide;
        const because = whyNot(guide, facts);
        if (because || !(onScreen.has(id) || mayShow(guide))) {
          held.push({ guide: id, because: because ?? "condition-not-met" });
          onScreen.delete(id);
          continue;
        }
        onScreen.add(id);
        const panel = user.record.choices.panels[id];
        if (!panel) set(id, { open: guide.autoOpen });
        tellItems(guide, book, facts, user);
        if (isFinished(guide, facts, user) && !hasEnded(user, id)) {
          onFinished(guide);
          set(id, { open: true, celebrating: true });
        }
        shown.push({
          guide,
          because: asked.has(id) ? "asked" : "offered",
          open: user.record.choices.panels[id]?.open ?? false,
        });
      }
      return { shown, held };
    },
    ask(guide) {
      asked.add(guide);
      set(guide, { ...user.record.choices.panels[guide], open: true });
    },
    setOpen(guide, open) {
      // A finished one leaves for good when its user closes it.
      if (!open) asked.delete(guide);
      set(guide, { open });
    },
    reset() {
      asked.clear();
      onScreen.clear();
    },
  };
}

function isFinished(guide: CompiledChecklist, { reachedAt }: Facts, user: User): boolean {
  const { skipped } = user.record.choices;
  return guide.items.every(
    ({ id, milestone }) => milestone in reachedAt || skipped.includes(`${guide.id}/${id}`),
  );
}

function hasEnded(user: User, guide: string): boolean {
  return user.record.ledger.some((entry) => entry.guide === guide && entry.kind === "completed");
}

function tellItems(
  guide: CompiledChecklist,
  book: CompiledGuidebook,
  { reachedAt }: Facts,
  user: User,
): void {
  for (const { id, milestone } of guide.items) {
    if (!(milestone in reachedAt)) continue;
    const about = `${guide.id}/${id} ${versionOf(book, milestone)}`;
    user.tellOnce("Checklist Item Completed", { guide: guide.id, item: id, milestone }, about);
  }
}
