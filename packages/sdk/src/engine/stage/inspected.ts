import type { Held } from "@cairn/core";
import type { Backstage, View } from "../stage.ts";

/**
 * The last decision, as the inspector sees it: what was known (undefined while nothing may be decided, since there is no
 * guidebook or the user's record was not read), and why each guide that is not on screen is not.
 */
export type Decided = () => readonly [view: View | undefined, held: readonly Held[]];

/** Brings the inspector; rejects when it cannot be had. */
export type LoadInspector = () => Promise<{
  open(backstage: Pick<Backstage, "port" | "user">, decided: Decided): void;
}>;
