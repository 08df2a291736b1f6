import { recordsIn } from "./visit-values.ts";

type Part = Readonly<Record<string, unknown>>;

/**
 * Indices of the steps or questions that can be come to from the first, where each goes on to the one after it unless
 * `isLast` says otherwise, and to what its branches name under `key`. Reads drafts of any shape.
 */
export function reachable(
  parts: unknown,
  key: "step" | "to",
  isLast: (part: Part) => boolean,
): ReadonlySet<number> {
  const all = new Map(recordsIn(parts));
  const indexOf = new Map([...all].map(([index, { id }]) => [id, index]));
  const reached = new Set<number>();
  const open: (number | undefined)[] = [0];
  while (open.length > 0) {
    const index = open.pop() ?? -1;
    const part = all.get(index);
    if (part === undefined || reached.has(index)) continue;
    reached.add(index);
    if (!isLast(part)) open.push(index + 1);
    for (const [, branch] of recordsIn(part["branches"])) open.push(indexOf.get(branch[key]));
  }
  return reached;
}
