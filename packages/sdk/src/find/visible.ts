/** Whether a person can see the element: it is in the page, laid out and not hidden. */
export function isVisible(element: Element): boolean {
  // checkVisibility is missing in Safari before 17.4; there a box is the best sign.
  return element.checkVisibility
    ? element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    : element.getClientRects().length > 0;
}
