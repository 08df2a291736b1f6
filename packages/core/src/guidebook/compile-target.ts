import type { Placement, Target } from "./compiled-guide.ts";
import { roleSelector } from "./role-selector.ts";
import type { AuthoredTarget } from "./target.ts";

/** How to find an element, without what was left out. */
export function compileTarget({ selectors, text, role }: AuthoredTarget): Target {
  return {
    selectors,
    ...(text === undefined ? {} : { text: text.trim().toLowerCase() }),
    ...(role === undefined ? {} : { hasRole: roleSelector(role) }),
  };
}

/** `{ placement }`, or nothing where it was left out. */
export function compilePlacement(placement: Placement | undefined): {
  readonly placement?: Placement;
} {
  return placement === undefined ? {} : { placement };
}
