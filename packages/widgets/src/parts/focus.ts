/** The element that really has focus: for focus inside open shadow roots, `activeElement` is only their host. */
export function focused(page: Document): HTMLElement | undefined {
  let found = page.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found instanceof HTMLElement && found !== page.body ? found : undefined;
}

/** Remembers who has focus now; the returned function gives it back if they are still there, and says whether. */
export function rememberFocus(): () => boolean {
  const before = focused(document);
  return () => {
    if (before?.isConnected !== true) return false;
    before.focus();
    return focused(document) === before;
  };
}

/** Whether focus lies in `element`, in the same tree. */
export function holdsFocus(element: Element): boolean {
  const root = element.getRootNode();
  return root instanceof ShadowRoot && element.contains(root.activeElement);
}
