import { type CompiledGuidebook, type Condition, milestoneKey } from "@cairn/core";

/** What a condition has to be judged by. */
export interface Needed {
  /** Keys of thresholds. */
  readonly thresholds: ReadonlySet<string>;
  /** Milestones that it asks for. */
  readonly milestones: ReadonlySet<string>;
  /** Facts that only a page knows. */
  readonly inPage: ReadonlySet<string>;
  /** Traits of accounts, what their people did together among them. */
  readonly accountTraits: ReadonlySet<string>;
}

const IN_PAGE: ReadonlySet<string> = new Set(["path", "locale", "device", "awayMs"]);

/** Everything that the condition, and the segments in it, ask for. */
export function neededFor(condition: Condition, { segments }: CompiledGuidebook): Needed {
  const thresholds = new Set<string>();
  const milestones = new Set<string>();
  const inPage = new Set<string>();
  const accountTraits = new Set<string>();
  const seen = new Set<string>();
  const walk = (part: Condition): void => {
    switch (part.kind) {
      case "all":
      case "any":
        return part.of.forEach(walk);
      case "not":
        return walk(part.condition);
      case "did":
        return void thresholds.add(part.key);
      case "segment": {
        const segment = segments[part.segment];
        if (segment === undefined || seen.has(part.segment)) return;
        seen.add(part.segment);
        return walk(segment);
      }
      case "fact": {
        if (IN_PAGE.has(part.fact)) inPage.add(part.fact);
        if (part.fact === "accountTraits") accountTraits.add(part.at ?? "");
        if (part.fact !== "reachedAt" || part.at === undefined) return;
        milestones.add(part.at);
        for (const key of thresholdsOf(part.at)) thresholds.add(key);
      }
    }
  };
  walk(condition);
  return { thresholds, milestones, inPage, accountTraits };
}

/** Keys of what a milestone is reached by, and of what must not be done to reach it. */
export function thresholdsOf(milestone: string): readonly string[] {
  return [milestoneKey(milestone), milestoneKey(`!${milestone}`)];
}
