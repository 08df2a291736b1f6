/** The key of a milestone's threshold in `definitions.thresholds`, where "did" conditions have keys of their own. */
export function milestoneKey(milestone: string): string {
  return `m:${milestone}`;
}

/** The key of the threshold of what must not be done to reach a milestone: no id has such a name. */
export function notKey(milestone: string): string {
  return milestoneKey(`!${milestone}`);
}
