/** The JSON in text from a file, before which an editor may have put a byte order mark. Throws where it is none. */
export function parseFileJson(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, ""));
}
