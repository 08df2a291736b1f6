/** Kept in this tab only: what the page's own scripts can read, another tab's cannot. */
const TOKEN = "cairn.builder";
/** How a tab is known again on its next page: `window.name` lives as long as the tab, and the entry reads it for free. */
const FLAG = "#cairn-builder";
// Behind a route in the fragment it follows a question mark, which ends the path that events tell.
const IN_ADDRESS = /\??#cairn-builder=(bt_[\w-]{32})/;

/**
 * The token that this page was opened with, or an earlier page of the tab. It leaves the address at once. `found` is what
 * the entry found behind `#cairn-` when the page began: a router may have rewritten the address since.
 */
export function takeBuilderToken(found: unknown): string | undefined {
  const [, fresh] = IN_ADDRESS.exec(`#cairn-${String(found)} ${location.href}`) ?? [];
  const here = location.href.replace(IN_ADDRESS, "");
  if (here !== location.href) history.replaceState(history.state, "", here);
  if (fresh !== undefined) {
    remember(fresh);
    return fresh;
  }
  return window.name.includes(FLAG) ? recall() : undefined;
}

/** The link has ended: this tab is one like any other. */
export function forgetBuilder(): void {
  window.name = window.name.replace(FLAG, "");
  try {
    sessionStorage.removeItem(TOKEN);
  } catch {
    // Storage is denied, so that nothing was kept.
  }
}

function remember(token: string): void {
  try {
    sessionStorage.setItem(TOKEN, token);
    if (!window.name.includes(FLAG)) window.name += FLAG;
  } catch {
    // Storage is denied: the builder ends with this page.
  }
}

function recall(): string | undefined {
  try {
    return sessionStorage.getItem(TOKEN) ?? undefined;
  } catch {
    return undefined;
  }
}
