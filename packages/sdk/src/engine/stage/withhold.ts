import { type Assignment, type CompiledGuide, type CompiledGuidebook, assign } from "@cairn/core";
import type { Backstage } from "../stage.ts";
import type { User } from "../user.ts";
import { createTellGuide } from "./tell-guide.ts";

/** Whether the user who is here gets the guide unasked; undefined where no holdout applies. */
export function assignmentOf(
  { record, identity }: Pick<User, "record" | "identity">,
  { holdout }: CompiledGuidebook,
  guide: CompiledGuide,
): Assignment | undefined {
  const { userId, anonymousId, accountId } = identity;
  // Whom holdouts met without a name keeps to that id when they get one.
  const [, user] = record.unit ?? [0, userId ?? anonymousId];
  return assign(guide, holdout, { user, account: accountId });
}

/**
 * Whether the guide, which is about to be painted unasked, is withheld. In both arms this is told, once for what was
 * assigned; a withheld guide takes slot, gap and caps.
 */
export function isWithheld(
  backstage: Backstage,
  book: CompiledGuidebook,
  guide: CompiledGuide,
): boolean {
  const { port, user } = backstage;
  const found = assignmentOf(user, book, guide);
  if (!found) return false;
  const { arm, unit, by } = found;
  const { unit: known, told } = user.record;
  if (by === "user" && !known) user.change({ unit: [port.now(), unit] });
  const properties = { guide: guide.id, ...found };
  user.tellOnce("Experiment Viewed", properties, JSON.stringify(properties));
  if (arm === "shown") return false;
  const isChecklist = guide.kind === "checklist";
  // A checklist is there all the time: it is withheld once.
  if (!isChecklist || told !== user.record.told) {
    const entry = isChecklist ? { asked: true } : {};
    createTellGuide(backstage)(guide, "withheld", "Guide Withheld", entry);
  }
  return true;
}
