import type { StallBaseline } from "../stall/baseline.ts";
import { expectedBaseline } from "../stall/expected-baseline.ts";

// Any text will do, and names are long.
const COUNTED = "+";

/**
 * How browsers judge stalls: by what was learned, where it was, then by the author's rule. Of events that no step counts
 * only the last is kept, so they are named "".
 */
export function compileStalls(
  learned: StallBaseline | undefined,
  milestones: readonly { readonly id: string }[],
): readonly StallBaseline[] {
  const byAuthor = expectedBaseline(milestones);
  if (!learned) return [byAuthor];
  const sources = new Set(learned.steps.map(([source]) => source));
  const names = Object.keys(learned.names).map((name) => [
    name,
    sources.has(`event:${name}`) ? COUNTED : "",
  ]);
  return [{ ...learned, names: Object.fromEntries(names) as StallBaseline["names"] }, byAuthor];
}
