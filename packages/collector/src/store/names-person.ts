import type { DeadLetter } from "./registry.ts";

/**
 * The actors that stand in a refused message, as the log writes them: its user, anonymous and previous id, also where
 * their names are misspelt (`user_id`), which is one reason to refuse it. Undefined where it is no JSON object.
 */
export function actorsIn(raw: unknown): readonly string[] | undefined {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return undefined;
  const actors = Object.entries(raw).flatMap(([key, value]: [string, unknown]) => {
    const isId = (typeof value === "string" && value !== "") || typeof value === "number";
    if (!isId) return [];
    switch (key.toLowerCase().replaceAll(/[^a-z]/g, "")) {
      case "userid":
        return [String(value)];
      case "anonymousid":
        return [`anon:${value}`];
      // It does not say which of the two the earlier id is.
      case "previousid":
        return [String(value), `anon:${value}`];
      default:
        return [];
    }
  });
  return [...new Set(actors)];
}

/**
 * Tells letters of these actors: by the ids that were read when the message came, else by those in what is kept of it.
 * Only where that is no JSON object, because an earlier Cairn cut it or it never was one, its text is searched for an id.
 */
export function createNamesOneOf(
  actors: readonly string[],
): (letter: Pick<DeadLetter, "actors" | "raw">) => boolean {
  const wanted = new Set(actors);
  const texts = textsOf(actors);
  return ({ actors: known, raw }) => {
    const named = known ?? actorsIn(readJson(raw));
    if (named !== undefined) return named.some((actor) => wanted.has(actor));
    return texts.some((text) => raw.includes(text));
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Parts of JSON that name one of these actors: the id in quotes wherever it stands, and a number as `userId`. */
function textsOf(actors: readonly string[]): readonly string[] {
  return actors.flatMap((actor) => {
    const id = actor.startsWith("anon:") ? actor.slice("anon:".length) : actor;
    const quoted = [...new Set([JSON.stringify(actor), JSON.stringify(id)])];
    return /^\d+$/.test(id) ? [...quoted, `"userId":${id},`, `"userId":${id}}`] : quoted;
  });
}
