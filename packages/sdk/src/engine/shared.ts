import { firstWait, freeAtMs, holds, isOnPage, matchesEvent, tookSlot, valueAt } from "@cairn/core";
import { nameOf } from "../find/accessible-name.ts";
import { matches } from "../find/is-target.ts";
import { isVisible } from "../find/visible.ts";
import { traitsOf } from "./facts.ts";
import { visibleErrors } from "./signals/visible-errors.ts";

/**
 * What stage and widgets call of what the engine has already. Their bundle holds no second copy: it takes these at its
 * door, in the order that its build knows them by (`scripts/build/shared-functions.ts`).
 */
export const shared = [
  firstWait,
  freeAtMs,
  tookSlot,
  holds,
  matchesEvent,
  isOnPage,
  valueAt,
  traitsOf,
  visibleErrors,
  nameOf,
  matches,
  isVisible,
] as const;
