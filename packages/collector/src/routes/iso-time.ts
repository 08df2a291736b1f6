/** A moment as the API tells it: ISO 8601, in UTC. */
export function isoTime(atMs: number): string {
  return new Date(atMs).toISOString();
}
