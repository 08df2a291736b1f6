import { firstWait, freeAtMs, tookSlot, valueAt } from "@cairn/core";
import { nameOf } from "../find/accessible-name.ts";
import { matches } from "../find/is-target.ts";
import { isVisible } from "../find/visible.ts";
import { traitsOf } from "./facts.ts";

/**
 * What stage and widgets call of what the engine has already. Their bundle holds no second copy: it takes these at its
 * door, in the order that its build knows them by (`scripts/build/shared-functions.ts`).
 */
export const shared = [
  firstWait,
  freeAtMs,
  tookSlot,
  valueAt,
  traitsOf,
  nameOf,
  matches,
  isVisible,
] as const;
