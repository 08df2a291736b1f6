/** A document or a shadow root. */
export type Root = Document | ShadowRoot;

/** Our own interface is never a target. */
export const OWN_ROOT = "cairn-root";

/**
 * All elements that match in `root` and in the open shadow roots and the frames of our origin inside it; none for a
 * broken selector.
 */
export function queryDeep(root: Root, selector: string): readonly Element[] {
  try {
    const found = [...root.querySelectorAll(selector)].filter(
      (element) => !element.closest(OWN_ROOT),
    );
    // Walking every element is the price of what lies within, so it is paid only where the light DOM has no answer.
    return found.length > 0 ? found : rootsIn(root).flatMap((inner) => queryDeep(inner, selector));
  } catch {
    return [];
  }
}

function rootsIn(root: Root): readonly Root[] {
  const roots: Root[] = [];
  for (const element of root.querySelectorAll("*")) {
    // The document of a frame of another origin is null.
    const inner = element.shadowRoot ?? (element as Partial<HTMLIFrameElement>).contentDocument;
    if (inner && element.localName !== OWN_ROOT) roots.push(inner);
  }
  return roots;
}
