import { isVisible } from "./visible.ts";

/** Whether a person can see the element, where it lies in a frame, also the frame. */
export function isInSight(element: Element): boolean {
  // Null for the page itself, and where it lies in a frame of another origin.
  const frame = element.ownerDocument.defaultView?.frameElement;
  return isVisible(element) && (!frame || isInSight(frame));
}
