/** The key of a milestone's threshold in `definitions.thresholds`, where "did" conditions have keys of their own. */
export function milestoneKey(milestone: string): string {
  return `m:${milestone}`;
}

/** Put before a milestone's id, it names the threshold of what must not be done to reach it; no id begins with it. */
export const NOT = "!";
