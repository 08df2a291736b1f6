import type { CompiledGuide, Holdout } from "../guidebook/compiled-guide.ts";
import { bucket } from "../lib/hash.ts";

/** Who is assigned, by what counts as one; absent: not known. */
export type Units = { readonly [By in Holdout["by"]]?: string | undefined };

/** Whether a unit gets a guide, and the holdout that decided. */
export interface Assignment extends Holdout {
  readonly arm: "shown" | "withheld";
  readonly unit: string;
}

/**
 * Who gets the guide when it would show unasked; undefined where no holdout applies. Whoever goes without any guide goes
 * without this one, then the guide's own holdout decides. Equal ids give equal arms in any process, a larger share only
 * adds to those who go without, and the holdouts are independent of each other and of a survey's sample.
 */
export function assign(
  { id, holdout }: Pick<CompiledGuide, "id" | "holdout">,
  global: Holdout | undefined,
  units: Units,
): Assignment | undefined {
  const ofAll = draw("", global, units);
  return ofAll?.arm === "withheld" ? ofAll : (draw(id, holdout, units) ?? ofAll);
}

/** `guide` is empty for the holdout of all guides. */
function draw(guide: string, holdout: Holdout | undefined, units: Units): Assignment | undefined {
  const unit = holdout && units[holdout.by];
  if (!unit) return undefined;
  const arm = bucket(`${guide}/holdout`, unit) < holdout.share ? "withheld" : "shown";
  return { ...holdout, arm, unit };
}
