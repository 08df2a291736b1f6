import { BASE, pathOf, routeOf, type Route } from "./route.ts";

/** Moves through the app by the History API. */
export interface Router {
  here(): Route;
  /** Goes to `route` and draws it; `replace` leaves no trace of the page before. */
  go(route: Route, how?: "push" | "replace"): void;
}

/** Follows links within the app and the back button; calls `onChange` after each move. */
export function createRouter(page: Window, onChange: () => void): Router {
  page.document.addEventListener("click", (event) => {
    const path = pathOfPlainClick(page, event);
    if (path === undefined) return;
    event.preventDefault();
    page.history.pushState(null, "", path);
    onChange();
  });
  page.addEventListener("popstate", onChange);
  return {
    here: () => routeOf(page.location.pathname),
    go(route, how = "push") {
      const path = pathOf(route);
      if (how === "push") page.history.pushState(null, "", path);
      else page.history.replaceState(null, "", path);
      onChange();
    },
  };
}

/** The app path that a click leads to; `undefined` when the browser should handle it. */
function pathOfPlainClick(page: Window, event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target !== "" || link.hasAttribute("download")) {
    return undefined;
  }
  const url = new URL(link.href);
  if (url.origin !== page.location.origin || !url.pathname.startsWith(BASE)) return undefined;
  if (url.hash !== "" && url.pathname === page.location.pathname) return undefined;
  return url.pathname + url.search + url.hash;
}
