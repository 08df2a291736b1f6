import { canonicalJson } from "@cairn/core";
import type { Guidebook } from "@cairn/core/guidebook";
import { type GuidebookPart, guidebookOf, guidebookParts } from "./guidebook-parts.ts";

/** A part that both changed, each in another way. Undefined: taken away. */
export interface PartConflict {
  /** `guides.start`. */
  readonly key: string;
  readonly path: readonly string[];
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** Two drafts that grew out of one, put together. */
export interface MergedDrafts {
  /** Of parts that both changed, mine is in it, unless `theirs` was chosen. */
  readonly guidebook: Guidebook;
  /** Parts that they alone changed. */
  readonly taken: readonly string[];
  readonly conflicts: readonly PartConflict[];
}

/**
 * Puts two drafts together part by part: what one of them left alone is as the other made it. Without a `base` whatever
 * differs is a conflict.
 */
export function mergeDrafts(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  choices: ReadonlyMap<string, "mine" | "theirs"> = new Map(),
): MergedDrafts {
  const [was, my, their] = [guidebookParts(base), guidebookParts(mine), guidebookParts(theirs)];
  const taken: string[] = [];
  const conflicts: PartConflict[] = [];
  const merged = new Map<string, GuidebookPart>();
  for (const key of keysInOrder(was, my, their)) {
    const [before, own, other] = [was.get(key), my.get(key), their.get(key)];
    const part = (own ?? other) as GuidebookPart;
    const keep = (kept: GuidebookPart | undefined): void => {
      if (kept !== undefined) merged.set(key, kept);
    };
    if (isSame(own, other) || (base !== undefined && isSame(before, other))) keep(own);
    else if (base !== undefined && isSame(before, own)) {
      taken.push(key);
      keep(other);
    } else {
      conflicts.push({ key, path: part.path, mine: own?.value, theirs: other?.value });
      keep(choices.get(key) === "theirs" ? other : own);
    }
  }
  return { guidebook: guidebookOf(merged.values()) as Guidebook, taken, conflicts };
}

type Parts = ReadonlyMap<string, GuidebookPart>;

/** As I ordered them, or as they did where I left the order alone; what only one of us has comes last. */
function keysInOrder(was: Parts, my: Parts, their: Parts): readonly string[] {
  const common = (parts: Parts): string =>
    canonicalJson([...parts.keys()].filter((key) => was.has(key) && my.has(key) && their.has(key)));
  const [first, second] = common(my) === common(was) ? [their, my] : [my, their];
  return [...new Set([...first.keys(), ...second.keys()])];
}

function isSame(a: GuidebookPart | undefined, b: GuidebookPart | undefined): boolean {
  return canonicalJson(a?.value ?? null) === canonicalJson(b?.value ?? null);
}
