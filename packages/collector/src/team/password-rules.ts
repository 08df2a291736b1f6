import type { Problem } from "@cairn/core";

const LEAST_CHARACTERS = 12;
/** Enough for any sentence; a longer one only costs time to judge. */
export const MOST_CHARACTERS = 128;
// Of zxcvbn's 0 to 4: "safely unguessable", more than 10^8 guesses.
const LEAST_SCORE = 3;
const PATH = "password";

/**
 * What is wrong with a new password, undefined for a good one: its length, and whether it is among the first that
 * somebody would try who knows these words (a name, an e-mail address).
 */
export async function passwordProblem(
  password: unknown,
  words: readonly string[],
): Promise<Problem | undefined> {
  if (typeof password !== "string" || password.length < LEAST_CHARACTERS) {
    const message = `A password has at least ${LEAST_CHARACTERS} characters.`;
    return { path: PATH, code: "too-short", message };
  }
  if (password.length > MOST_CHARACTERS) {
    const message = `A password has at most ${MOST_CHARACTERS} characters.`;
    return { path: PATH, code: "too-long", message };
  }
  const zxcvbn = await loadZxcvbn();
  const known = words.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)]);
  if (zxcvbn.check(password, ["cairn", ...known]).score >= LEAST_SCORE) return undefined;
  const message = "This password is easy to guess: it is among those that are tried first.";
  return { path: PATH, code: "too-common", message, hint: "Four unrelated words do well." };
}

let loaded: ReturnType<typeof startZxcvbn> | undefined;

// Two megabytes of words, which a collector needs on the few days on which somebody joins.
function loadZxcvbn(): ReturnType<typeof startZxcvbn> {
  loaded ??= startZxcvbn();
  return loaded;
}

async function startZxcvbn() {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}
