import { OWN_ROOT, type Root } from "../find/query.ts";

/** A place on the screen, CSS pixels from the upper left corner of the page's own window. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The innermost element of the page at this point, also inside open shadow roots and frames of the page's origin; our own
 * interface is looked through. Undefined where there is nothing but the page itself.
 */
export function elementAt(x: number, y: number, root: Root = document): Element | undefined {
  const found = root.elementsFromPoint(x, y).find((one) => !isOwn(one));
  if (!found || found.localName === "html" || found.localName === "body") return undefined;
  const { shadowRoot } = found;
  // A closed host answers with itself for what lies within.
  const within = shadowRoot && elementAt(x, y, shadowRoot);
  if (within && within !== found) return within;
  const inner = frameDocument(found);
  if (!inner) return found;
  const frame = found.getBoundingClientRect();
  return elementAt(x - frame.x - found.clientLeft, y - frame.y - found.clientTop, inner) ?? found;
}

/** Where an element stands in the window, whichever frame it lies in. */
export function boxOf(element: Element): Box {
  const { x, y, width, height } = element.getBoundingClientRect();
  // Null for the page itself, and where it lies in a frame of another origin.
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (!frame) return { x, y, width, height };
  const outer = boxOf(frame);
  return { x: x + outer.x + frame.clientLeft, y: y + outer.y + frame.clientTop, width, height };
}

/** The elements around it from the nearest on, out of shadow roots and frames, up to the page's body. */
export function ancestorsOf(element: Element): readonly Element[] {
  const around: Element[] = [];
  for (let one = parentOf(element); one; one = parentOf(one)) {
    if (one.localName !== "body" && one.localName !== "html") around.push(one);
  }
  return around;
}

function parentOf(element: Element): Element | undefined {
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return (
    element.parentElement ?? host ?? element.ownerDocument.defaultView?.frameElement ?? undefined
  );
}

function isOwn(element: Element): boolean {
  return element.localName === OWN_ROOT;
}

/** Null or undefined for anything but a frame of the page's own origin. */
function frameDocument(element: Element): Document | null | undefined {
  return (element as Partial<HTMLIFrameElement>).contentDocument;
}
