/** The key of a milestone's threshold in `definitions.thresholds`, where "did" conditions have keys of their own. */
export function milestoneKey(milestone: string): string {
  return `m:${milestone}`;
}
