/** A document or a shadow root. */
export type Root = Document | ShadowRoot;

/** Our own interface is never a target. */
export const OWN_ROOT = "cairn-root";

/** All elements that match in `root` and in the open shadow roots inside it; none for a broken selector. */
export function queryDeep(root: Root, selector: string): readonly Element[] {
  try {
    const found = [...root.querySelectorAll(selector)].filter(
      (element) => !element.closest(OWN_ROOT),
    );
    // Walking every element is the price of shadow roots, so it is paid only where the light DOM has no answer.
    return found.length > 0
      ? found
      : shadowRootsIn(root).flatMap((shadow) => queryDeep(shadow, selector));
  } catch {
    return [];
  }
}

function shadowRootsIn(root: Root): readonly ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  for (const element of root.querySelectorAll("*")) {
    if (element.shadowRoot && element.localName !== OWN_ROOT) roots.push(element.shadowRoot);
  }
  return roots;
}
