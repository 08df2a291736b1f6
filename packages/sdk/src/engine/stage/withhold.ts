import { type CompiledGuide, type CompiledGuidebook, type Units, assign } from "@cairn/core";
import type { Backstage } from "../stage.ts";
import type { User } from "../user.ts";
import { createTellGuide } from "./tell-guide.ts";

/** The user who is here, and their account, as holdouts assign them. */
export function unitsOf({ record, identity }: Pick<User, "record" | "identity">): Units {
  const { userId, anonymousId, accountId } = identity;
  // Whom holdouts met without a name keeps to that id when they get one.
  return { user: record.unit?.[1] ?? userId ?? anonymousId, account: accountId };
}

/**
 * Whether what is about to be painted unasked is for the user who is here. Told in both arms, once for what was assigned.
 * An answer that help offers has no id.
 */
export function isShownTo(
  { port, user }: Backstage,
  book: CompiledGuidebook,
  guide: Pick<CompiledGuide, "id" | "holdout">,
): boolean {
  const found = assign(guide, book.holdout, unitsOf(user));
  if (!found) return true;
  const { arm, unit, by } = found;
  const { told } = user.record;
  if (by === "user" && !user.record.unit) user.change({ unit: [port.now(), unit] });
  const properties = { guide: guide.id, ...found };
  user.tellOnce("Experiment Viewed", properties, JSON.stringify(properties));
  // The next page may be a moment away, and may know them by another name.
  if (told !== user.record.told) setTimeout(user.save);
  return arm === "shown";
}

/** Whether the guide, which is about to be painted unasked, is withheld. It then takes slot, gap and caps. */
export function isWithheld(
  backstage: Backstage,
  book: CompiledGuidebook,
  guide: CompiledGuide,
): boolean {
  const { record } = backstage.user;
  if (isShownTo(backstage, book, guide)) return false;
  const isChecklist = guide.kind === "checklist";
  // A checklist is there all the time: it is withheld once.
  if (!isChecklist || record.told !== backstage.user.record.told) {
    const entry = isChecklist ? { asked: true } : {};
    createTellGuide(backstage)(guide, "withheld", "Guide Withheld", entry);
  }
  return true;
}
