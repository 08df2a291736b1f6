import { clamp } from "./place.ts";
import type { Edges } from "./place.ts";

/**
 * Where `element` is in the window of `page`, out of frames of our origin inside it too, with `rim` CSS pixels around it.
 * `page` is where we draw, which need not be where our code was loaded: the studio draws into a frame.
 */
export function boxOf(element: Element, rim = 0, page = document): Edges {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const frame = frameOf(element, page);
  const outer = frame && boxOf(frame, 0, page);
  const x = outer ? outer.left + frame.clientLeft : 0;
  const y = outer ? outer.top + frame.clientTop : 0;
  return {
    left: left + x - rim,
    top: top + y - rim,
    right: right + x + rim,
    bottom: bottom + y + rim,
  };
}

/** What of `box` may be seen where `element` is: each box around it that scrolls or hides what overflows cuts it off. */
export function seenOf(element: Element, box: Edges, view: Edges, page = document): Edges {
  let seen = within(box, view);
  let { position } = getComputedStyle(element);
  for (let at = around(element, page); at; at = around(at, page)) {
    const style = getComputedStyle(at);
    const holdsFixed = style.transform + style.filter + style.perspective !== "nonenonenone";
    // Boxes between an element and the one that its place is counted from do not cut it off.
    if (
      holdsFixed ||
      !(position === "fixed" || (position === "absolute" && style.position === "static"))
    ) {
      if (style.overflow !== "visible") seen = within(seen, boxOf(at, 0, page));
      ({ position } = style);
    }
  }
  return seen;
}

/** `box` with each of its edges moved into `room`. */
function within(box: Edges, room: Edges): Edges {
  const x = (value: number) => clamp(value, room.left, room.right);
  const y = (value: number) => clamp(value, room.top, room.bottom);
  return { left: x(box.left), top: y(box.top), right: x(box.right), bottom: y(box.bottom) };
}

/** The box around, through slots, shadow roots and frames; what overflows of a page itself is its window's. */
function around(element: Element, page: Document): Element | null | undefined {
  const outer =
    element.assignedSlot ??
    element.parentElement ??
    (element.getRootNode() as Partial<ShadowRoot>).host;
  return outer === outer?.ownerDocument.body ? outer && frameOf(outer, page) : outer;
}

/** The frame that `element` lies in, seen from `page`. */
function frameOf({ ownerDocument }: Element, page: Document): Element | null | undefined {
  return ownerDocument === page ? undefined : ownerDocument.defaultView?.frameElement;
}
