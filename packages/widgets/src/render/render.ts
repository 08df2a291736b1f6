import type { Stop } from "@cairn/core";
import { effect } from "@preact/signals-core";
import type { Child, Component, Drawing, Ref } from "./element.ts";
import { Fragment, jsx } from "./jsx-runtime.ts";
import { setProperties } from "./set-properties.ts";

/** One drawing on the page: an element, a text, or a component with what it drew, which has no node of its own. */
interface Spot {
  readonly type: Drawing["type"];
  readonly key: Drawing["key"];
  /** The nearest spot around it that has a node; none around the page's own. */
  readonly host: Spot | undefined;
  readonly depth: number;
  props: Drawing["props"];
  node?: Node;
  inner: readonly Spot[];
  /** Ends what a component watches, or what a ref has started. */
  stop?: ReturnType<Ref<Element>>;
}

// No tag has this name.
const TEXT = "";
const SVG = "http://www.w3.org/2000/svg";

const changed = new Set<Spot>();
let isAwaited = false;
let appeared: Spot[] = [];

/**
 * Draws `child` in `page`, now and whenever a signal that a component read has changed: in a microtask, with the same
 * nodes where tag, key and place are the same. Returns what takes all of it away. A component that throws draws nothing.
 */
export function render(child: Child, page: ParentNode): Stop {
  const root: Spot = {
    type: TEXT,
    key: undefined,
    host: undefined,
    depth: 0,
    props: {},
    node: page,
    inner: [],
  };
  fill(root, child, root);
  settle(root);
  return () => {
    for (const spot of root.inner) drop(spot, true);
  };
}

/** Draws `children` in `spot`; what had the same key and type before is kept. */
function fill(spot: Spot, children: Child, host: Spot): void {
  const known = new Map(spot.inner.map((inner, at) => [inner.key ?? at, inner]));
  spot.inner = ([children ?? []].flat() as readonly Child[]).map((child, at) => {
    const drawing = drawingOf(child);
    const key = drawing.key ?? at;
    const before = known.get(key);
    const kept = before?.type === drawing.type ? before : undefined;
    if (kept) known.delete(key);
    return draw(kept, drawing, host, spot.depth + 1);
  });
  for (const gone of known.values()) drop(gone, true);
}

function drawingOf(child: Child): Drawing {
  if (typeof child === "string" || typeof child === "number") {
    return jsx(TEXT, { children: String(child) });
  }
  if (typeof child === "boolean") return jsx(Fragment, {});
  return child && "props" in child ? child : jsx(Fragment, { children: child });
}

function draw(known: Spot | undefined, { type, props, key }: Drawing, host: Spot, depth: number) {
  const spot: Spot = known ?? { type, key, host, depth, props: {}, inner: [] };
  const before = spot.props;
  // The very same drawing once more. What it reads it watches by itself.
  if (before === props) return spot;
  spot.props = props;
  const children = props["children"] as Child;
  if (type === TEXT) {
    const text = (spot.node ??= document.createTextNode("")) as Text;
    if (text.data !== children) text.data = children as string;
  } else if (typeof type === "string") {
    const isSvg = type === "svg" || host.node instanceof SVGElement;
    spot.node ??= isSvg ? document.createElementNS(SVG, type) : document.createElement(type);
    fill(spot, children, spot);
    place(spot.inner, spot.node, null);
    setProperties(spot.node as Element, before, props);
    if (!known && props["ref"]) appeared.push(spot);
  } else redraw(spot);
  return spot;
}

/** Calls the component of `spot` and draws what it returns. */
function redraw(spot: Spot): void {
  changed.delete(spot);
  const component = spot.type as Component<Drawing["props"]>;
  let drawn: Child;
  if (component === Fragment) drawn = Fragment(spot.props);
  else {
    spot.stop?.();
    let isDrawn = false;
    attempt(() => {
      // Its second run means that something changed. It reads nothing then, so one change asks once.
      spot.stop = effect(() => {
        if (isDrawn) {
          changed.add(spot);
          if (!isAwaited) queueMicrotask(catchUp);
          isAwaited = true;
        } else {
          isDrawn = true;
          drawn = component(spot.props);
        }
      });
    });
  }
  fill(spot, drawn, spot.host!);
}

/** Draws again what has changed, the outer before the inner, which may be gone then. */
function catchUp(): void {
  isAwaited = false;
  for (const spot of [...changed].toSorted((one, other) => one.depth - other.depth)) {
    if (!changed.has(spot)) continue;
    redraw(spot);
    settle(spot.host!);
  }
}

/** Puts what `host` holds in order, then tells the refs of what appeared, the inner before the outer. */
function settle(host: Spot): void {
  place(host.inner, host.node!, null);
  const fresh = appeared;
  appeared = [];
  for (const spot of fresh) {
    attempt(() => {
      spot.stop = (spot.props["ref"] as Ref<Node>)(spot.node!);
    });
  }
}

/** Puts the nodes of `spots` into `parent` before `next`; moves only what stands elsewhere. Returns the first of them. */
function place(spots: readonly Spot[], parent: Node, next: Node | null): Node | null {
  return spots.reduceRight((after, { node, inner }) => {
    if (!node) return place(inner, parent, after);
    if (node.parentNode !== parent || node.nextSibling !== after) move(node, parent, after);
    return node;
  }, next);
}

/** What has focus loses it as it is moved, so it gets it again. */
function move(node: Node, parent: Node, next: Node | null): void {
  const root = parent.getRootNode() as Partial<ShadowRoot>;
  const focused = root.activeElement as HTMLElement | null | undefined;
  parent.insertBefore(node, next);
  if (focused !== root.activeElement) focused?.focus({ preventScroll: true });
}

/** Ends `spot` and all in it, the outer before the inner, while they still are on the page. */
function drop(spot: Spot, isOutermost: boolean): void {
  changed.delete(spot);
  attempt(() => spot.stop?.());
  for (const inner of spot.inner) drop(inner, isOutermost && !spot.node);
  if (isOutermost) (spot.node as ChildNode | undefined)?.remove();
}

/** A mistake in one guide stays there: the others and the page go on. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    console.error("[cairn]", error);
  }
}
