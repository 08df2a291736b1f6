import type { CompiledGuide, CompiledGuidebook } from "@cairn/core";
import type { GuideHappening } from "../../port.ts";
import type { Backstage } from "../stage.ts";
import type { Acts } from "./outcomes.ts";
import type { Places } from "./places.ts";
import { tellBroken } from "./tell-broken.ts";
import type { TellGuide } from "./tell-guide.ts";

// Closed so soon it was not read: a strike, and a sign to back off.
const STRIKE_MS = 2_000;

type OfGuide = Extract<GuideHappening, { readonly guide: string }>;

/** Takes what widgets report: remembers it, records it, and frees the place on screen. */
export function createHappenings(
  { port, user }: Backstage,
  { tips, checklists }: Places,
  tell: TellGuide,
  book: CompiledGuidebook,
  acts: Acts,
): (happening: GuideHappening) => void {
  const shownMs = new Map<string, number>();

  const wasShownInSession = ({ id }: CompiledGuide) => {
    const session = port.session().id;
    return user.kept.ledger.some(
      (entry) => entry.guide === id && entry.kind === "shown" && entry.session === session,
    );
  };
  const leave = ({ id, kind }: CompiledGuide) => {
    if (kind === "checklist") checklists.set(id, { open: false });
    else tips()?.free(id);
  };
  const setSkipped = (item: string, isSkipped: boolean) => {
    const others = user.kept.choices.skipped.filter((skipped) => skipped !== item);
    user.choose({ skipped: isSkipped ? [...others, item] : others });
  };

  const onGuide = (happening: OfGuide, guide: CompiledGuide) => {
    const isChecklist = guide.kind === "checklist";
    const tip = tips();
    // A tour is seen once, however often it goes on; a guide that gave way to a modal of the page does not count again.
    const wasSeen = tip?.wasSeen(guide.id);
    tip?.hear(happening, guide, acts);
    switch (happening.kind) {
      case "shown": {
        // A checklist that stays over many pages was seen once in a session.
        if (isChecklist ? wasShownInSession(guide) : wasSeen) return;
        shownMs.set(guide.id, port.now());
        const isAsked = isChecklist || tip?.shown()?.because === "asked";
        return tell(guide, "shown", "Guide Shown", isAsked ? { asked: true } : {});
      }
      case "opened":
      case "closed":
        return checklists.set(guide.id, { open: happening.kind === "opened" });
      case "completed":
        tell(guide, "completed", "Guide Completed", {}, happening.by ? { by: happening.by } : {});
        return leave(guide);
      case "dismissed": {
        const afterMs = port.now() - (shownMs.get(guide.id) ?? -Infinity);
        const strike = afterMs < STRIKE_MS && !isChecklist;
        tell(guide, "dismissed", "Guide Dismissed", strike ? { strike } : {}, { strike });
        return leave(guide);
      }
      case "snoozed": {
        const untilMs = port.now() + guide.snoozeMs;
        tell(guide, "snoozed", "Guide Snoozed", { untilMs }, { untilMs });
        return leave(guide);
      }
      case "never":
        tell(guide, "never", "Guide Dismissed", {}, { never: true });
        return leave(guide);
      case "item-skipped":
      case "item-restored":
        return setSkipped(`${guide.id}/${happening.item}`, happening.kind === "item-skipped");
      case "item-opened":
        return tell(guide, "advanced", "Guide Advanced", {}, { item: happening.item });
      case "broken":
        tellBroken(port, guide.id, happening.tried);
        return tips()?.free(guide.id);
      default:
    }
  };

  return (happening) => {
    if (!("guide" in happening)) {
      const tipsOff = happening.kind === "tips-off";
      // Also what was asked for goes: the button was in it.
      if (tipsOff) tips()?.reset();
      user.choose({ tipsOff, ...(tipsOff && { tour: undefined }) });
      return;
    }
    const guide = book.guides.find(({ id }) => id === happening.guide);
    if (guide) onGuide(happening, guide);
  };
}
