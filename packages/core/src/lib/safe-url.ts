/**
 * http(s), mailto, tel, or relative with a leading "/", "./", "../", "?" or "#". No white space and no backslash:
 * browsers drop tabs and line ends inside a URL and read "\" as "/", which turns "/\evil" into another host.
 * Schemes in lower case; no flags, so that the JSON Schema can carry the same pattern.
 */
export const SAFE_URL: RegExp =
  /^(?:https?:\/\/[^\s\\/]|mailto:|tel:|\/(?![/\\])|\.{1,2}\/|[?#])[^\s\\]*$/;

/** Whether a link or image of a guide may point there. Checked at publish and again at render. */
export function isSafeUrl(url: string): boolean {
  return SAFE_URL.test(url);
}
