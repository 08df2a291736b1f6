import { matchPath } from "./match-path.ts";

/** Whether something that belongs to some pages, or to all where none is named, belongs on `path`. */
export function isOnPage(pages: readonly string[], path: string): boolean {
  return pages.length === 0 || matchPath(pages, path);
}
