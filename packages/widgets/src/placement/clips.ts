import type { Edges } from "./place.ts";

/** What cuts off parts of `element`: each box around it that scrolls or hides what overflows, the nearest first. */
export function clipsOf(element: Element): readonly Element[] {
  const clips: Element[] = [];
  let { position } = getComputedStyle(element);
  for (let at = around(element); at; at = around(at)) {
    const style = getComputedStyle(at);
    const holdsFixed = style.transform + style.filter + style.perspective !== "nonenonenone";
    // Boxes between an element and the one that its place is counted from do not cut it off.
    const isPassed =
      position === "fixed" || (position === "absolute" && style.position === "static");
    if (isPassed && !holdsFixed) continue;
    ({ position } = style);
    if (style.overflow !== "visible") clips.push(at);
  }
  return clips;
}

/** Where `element` is on the screen. */
export function boxOf(element: Element): Edges {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
}

/** What of `box` is left inside `clip` and without its borders and scroll bars; of a box that lies outside, the nearest edge. */
export function cut(box: Edges, clip: Element): Edges {
  const { left, top, width, height } = clip.getBoundingClientRect();
  const { offsetWidth, offsetHeight, clientLeft, clientTop, clientWidth, clientHeight } =
    clip as HTMLElement;
  // Both are counted without transforms, the box on the screen with them.
  const x = width / offsetWidth || 1;
  const y = height / offsetHeight || 1;
  return within(box, {
    left: left + clientLeft * x,
    top: top + clientTop * y,
    right: left + (clientLeft + clientWidth) * x,
    bottom: top + (clientTop + clientHeight) * y,
  });
}

/** `box` with each of its edges moved into `room`. */
export function within(box: Edges, room: Edges): Edges {
  const x = (value: number) => Math.max(room.left, Math.min(value, room.right));
  const y = (value: number) => Math.max(room.top, Math.min(value, room.bottom));
  return { left: x(box.left), top: y(box.top), right: x(box.right), bottom: y(box.bottom) };
}

/** The box around, through slots and shadow roots; what overflows of the page itself is the window's. */
function around(element: Element): Element | undefined {
  const root = element.getRootNode() as Partial<ShadowRoot>;
  const outer = element.assignedSlot ?? element.parentElement ?? root.host;
  return outer === element.ownerDocument.body ? undefined : outer;
}
