import type { CompiledGuide, JsonObject, LedgerEntry } from "@cairn/core";
import type { GuideHappening } from "../port.ts";
import type { Checklists } from "./checklists.ts";
import { derivedId } from "./derived-id.ts";
import type { EnginePort } from "./engine-port.ts";
import type { Slot } from "./slot.ts";
import type { User } from "./user.ts";

// Closed so soon it was not read: a strike, and a sign to back off.
const STRIKE_MS = 2_000;

type OfGuide = Extract<GuideHappening, { readonly guide: string }>;

/** What was made of a guide, remembered in the ledger and recorded as an event. */
export interface Happenings {
  report(happening: GuideHappening): void;
  /** Records an end that nobody reported: a checklist whose last item is done. */
  completed(guide: CompiledGuide): void;
  broken(guide: string, tried: readonly string[]): void;
}

/** `guideOf` finds a guide of the guidebook in force. */
export function createHappenings(
  port: EnginePort,
  user: User,
  slot: Slot,
  checklists: Checklists,
  guideOf: (id: string) => CompiledGuide | undefined,
): Happenings {
  const shownMs = new Map<string, number>();
  const broken = new Set<string>();

  const tell = (
    guide: CompiledGuide,
    kind: LedgerEntry["kind"],
    event: string,
    extra: Partial<LedgerEntry> = {},
    properties: JsonObject = {},
  ) => {
    const { identity, record } = user;
    const atMs = port.now();
    const session = port.session().id;
    const { tab } = port.context();
    const id = derivedId(identity.userId ?? identity.anonymousId, guide.id, kind, atMs, session, tab);
    user.change({ ledger: [...record.ledger, { id, guide: guide.id, kind, atMs, session, ...extra }] });
    port.record(event, { guide: guide.id, kind: guide.kind, path: port.path(), ...properties }, id);
    port.emit("guide", { guide: guide.id, happening: kind });
  };
  const leave = (guide: CompiledGuide) => {
    if (guide.kind === "checklist") checklists.setOpen(guide.id, false);
    else slot.free(guide.id);
  };
  const tellBroken = (guide: string, tried: readonly string[]) => {
    if (broken.has(guide)) return;
    broken.add(guide);
    port.record("Guide Broken", { guide, path: port.path(), tried });
  };
  const setSkipped = (item: string, isSkipped: boolean) => {
    const others = user.record.choices.skipped.filter((skipped) => skipped !== item);
    user.choose({ skipped: isSkipped ? [...others, item] : others });
  };

  const onGuide = (happening: OfGuide, guide: CompiledGuide) => {
    switch (happening.kind) {
      case "shown": {
        // A checklist that stays over many pages was seen once in a session.
        if (guide.kind === "checklist" && wasShownInSession(user, guide.id, port)) return;
        shownMs.set(guide.id, port.now());
        const isAsked = guide.kind === "checklist" || slot.shown?.because === "asked";
        return tell(guide, "shown", "Guide Shown", isAsked ? { asked: true } : {});
      }
      case "opened":
      case "closed":
        return checklists.setOpen(guide.id, happening.kind === "opened");
      case "completed":
        tell(guide, "completed", "Guide Completed", {}, happening.by ? { by: happening.by } : {});
        return leave(guide);
      case "dismissed": {
        const afterMs = port.now() - (shownMs.get(guide.id) ?? -Infinity);
        const isStrike = afterMs < STRIKE_MS && guide.kind !== "checklist";
        tell(guide, "dismissed", "Guide Dismissed", isStrike ? { strike: true } : {}, { strike: isStrike });
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
        tellBroken(guide.id, happening.tried);
        return slot.free(guide.id);
    }
  };

  return {
    completed: (guide) => tell(guide, "completed", "Guide Completed"),
    broken: tellBroken,
    report(happening) {
      if (!("guide" in happening)) {
        user.choose({ tipsOff: happening.kind === "tips-off" });
        return;
      }
      const guide = guideOf(happening.guide);
      if (guide) onGuide(happening, guide);
    },
  };
}

function wasShownInSession(user: User, guide: string, port: EnginePort): boolean {
  const session = port.session().id;
  return user.record.ledger.some(
    (entry) => entry.guide === guide && entry.kind === "shown" && entry.session === session,
  );
}
