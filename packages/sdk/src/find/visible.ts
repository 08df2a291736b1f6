/** Whether a person can see the element: it is in the page, laid out and not hidden. */
export function isVisible(element: Element): boolean {
  // Missing in Safari before 17.4 (March 2024), where guides that point at an element hold.
  return element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true });
}
