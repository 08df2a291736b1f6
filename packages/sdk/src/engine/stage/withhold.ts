import { type CompiledGuide, type CompiledGuidebook, assign } from "@cairn/core";
import type { Identity } from "../engine-port.ts";
import type { UserRecord } from "../record.ts";
import type { Backstage } from "../stage.ts";
import { createTellGuide } from "./tell-guide.ts";

/** The user who is here, and their account, as holdouts assign them. */
export function unitsOf({ unit }: UserRecord, { userId, anonymousId, accountId }: Identity) {
  // Whom holdouts met without a name keeps to that id when they get one.
  return { user: unit?.[1] ?? userId ?? anonymousId, account: accountId };
}

/** A guide, or, without an id, an answer that help offers. */
type Unasked = CompiledGuide | { readonly id: ""; readonly holdout?: never; readonly kind?: never };

/**
 * Whether what is about to be painted unasked is for the user who is here. Told in both arms, once for what was assigned.
 * A guide that is not takes slot, gap and caps; a checklist, which is there all the time, is withheld once.
 */
export function isShownTo(backstage: Backstage, book: CompiledGuidebook, guide: Unasked): boolean {
  const { port, user } = backstage;
  const units = unitsOf(user.kept, user.who);
  const found = assign(guide, book.holdout, units);
  if (!found) return true;
  const { told, unit } = user.kept;
  if (!unit) user.change({ unit: [port.now(), units.user] });
  const properties = { guide: guide.id, ...found };
  user.tellOnce("Experiment Viewed", properties, JSON.stringify(properties));
  const isNew = told !== user.kept.told;
  const isShown = found.arm === "shown";
  const asked = guide.kind === "checklist";
  if (!isShown && guide.kind && (isNew || !asked)) {
    createTellGuide(backstage)(guide, "withheld", "Guide Withheld", { asked });
  }
  return isShown;
}
