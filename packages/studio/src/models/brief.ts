/** The beginning of a text that may be as long as its sender liked, cut between characters; `…` says that there is more. */
export function brief(text: string, most: number): string {
  if (text.length <= most) return text;
  const begun = [...text.slice(0, most * 2)].slice(0, most).join("");
  return begun.length < text.length ? `${begun.trimEnd()}…` : begun;
}
