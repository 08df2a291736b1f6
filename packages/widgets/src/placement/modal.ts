const MODAL = "dialog[open],[aria-modal=true]";

/**
 * What of the page `element` stands in that takes itself for all there is: a dialog makes the rest inert, a popover
 * closes when something else is pressed. Whatever speaks of the element can only be used inside of it.
 */
export function modalAround(element: Element | undefined): Element | undefined {
  return around(element, `${MODAL},[popover]`);
}

/** The dialog of the page that has focus now, if it is not the one that `element` stands in. */
export function modalBefore(element: Element | undefined, focused: Element): Element | undefined {
  const modal = around(focused, MODAL);
  return element !== undefined && modal?.contains(element) ? undefined : modal;
}

function around(element: Element | undefined, selector: string): Element | undefined {
  let at = element;
  while (at) {
    const found = at.closest(selector);
    if (found) return found;
    at = (at.getRootNode() as Partial<ShadowRoot>).host;
  }
  return undefined;
}
