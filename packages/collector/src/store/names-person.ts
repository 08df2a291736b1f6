/**
 * Parts of JSON that name one of these actors: the id in quotes wherever it stands, and a number as `userId`. A letter
 * may be cut or no message at all, so its text is searched instead of being read.
 */
export function namesOf(actors: readonly string[]): readonly string[] {
  return actors.flatMap((actor) => {
    const id = actor.startsWith("anon:") ? actor.slice("anon:".length) : actor;
    const quoted = [...new Set([JSON.stringify(actor), JSON.stringify(id)])];
    return /^\d+$/.test(id) ? [...quoted, `"userId":${id},`, `"userId":${id}}`] : quoted;
  });
}
