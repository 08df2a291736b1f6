// Embeddings, overrides and isolates: they turn what follows, and a name needs none of them.
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text from outside without power over the text around it: each character that would turn what follows is seen as �. */
export function inert(text: string): string {
  return text.replace(TURNING, "\ufffd");
}

/** The beginning of a text that may be as long as its sender liked, inert, cut between characters; `…` says that there is more. */
export function brief(text: string, most: number): string {
  if (text.length <= most) return inert(text);
  const begun = Array.from(text.slice(0, most * 2))
    .slice(0, most)
    .join("");
  return inert(begun.length < text.length ? `${begun.trimEnd()}…` : begun);
}
