/**
 * What of the page `element` stands in that takes itself for all there is: a dialog makes the rest inert, a popover
 * closes when something else is pressed. Whatever speaks of the element can only be used inside of it.
 */
export function modalAround(element: Element | undefined): Element | undefined {
  const found = element?.closest("dialog[open],[aria-modal=true],[popover]");
  if (found || !element) return found ?? undefined;
  return modalAround((element.getRootNode() as Partial<ShadowRoot>).host);
}
