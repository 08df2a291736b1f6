/** A side of the element that is pointed at. */
export type Side = "top" | "right" | "bottom" | "left";

/** A box by its edges, in CSS pixels of the viewport, as a `DOMRect` has them. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where something would float if there is room. */
export interface Wish {
  /** A corner is straddled, at the end of the line and above. */
  readonly side: Side | "corner";
  /** CSS pixels between the two; a corner has none. */
  readonly gap: number;
  readonly isRtl: boolean;
  /** Whether it is as wide as the screen, and so lies along the edge of the screen that is farther away. */
  readonly isSheet?: () => boolean;
}

/** Where something floats: its corner at the top left, and its arrow's middle along the edge that faces the element. */
export interface Place {
  readonly side: Side | "middle";
  readonly x: number;
  readonly y: number;
  readonly arrow: number;
  /** For a sheet: how high it may be. */
  readonly most?: number;
}

// Room to the edge of the screen.
const EDGE = 10;
// The arrow is 11 wide on a corner that is round by 10; nearer it would stand out of the curve.
const ARROW_EDGE = 20;
// A hotspot reaches out over the corner, and covers a sliver of the element and nothing of a neighbour's middle.
const OUT = 14;
const IN = 10;
// A sheet stays at the bottom, where thumbs are, as long as this much is free there.
const ROOMY = 240;
// Two lines, and the buttons.
const LEAST = 128;

/**
 * Where something of `size` floats beside `target`, which is what may be seen of an element in `view`, or in the middle
 * without one: on the wished side, else on the opposite one, else on one of the others, else where most room is. It
 * slides along the element to stay in view, and covers the element only where no side has room.
 */
export function place(
  target: Edges | undefined,
  { width, height }: Size,
  view: Edges,
  { side: wished, gap, isRtl, isSheet }: Wish,
): Place {
  const left = view.left + EDGE;
  const top = view.top + EDGE;
  const right = view.right - EDGE - width;
  const bottom = view.bottom - EDGE - height;
  const at = target ?? view;
  const across = (at.left + at.right) / 2;
  const down = (at.top + at.bottom) / 2;
  const middle = { x: across - width / 2, y: down - height / 2 };
  if (!target) return { side: "middle", ...middle, arrow: 0 };
  if (wished === "corner") {
    const ends = [target.right - width + OUT, target.left - OUT] as const;
    const [end, other] = isRtl ? [ends[1], ends[0]] : ends;
    const over = target.top - height + IN;
    return {
      side: "top",
      x: clamp(clamp(end, left, right) === end ? end : other, left, right),
      y: clamp(over < top ? target.bottom - IN : over, top, bottom),
      arrow: 0,
    };
  }
  const beside = {
    top: target.top - gap - height,
    bottom: target.bottom + gap,
    left: target.left - gap - width,
    right: target.right + gap,
  };
  const spare = {
    top: beside.top - top,
    bottom: bottom - beside.bottom,
    left: beside.left - left,
    right: right - beside.right,
  };
  if (isSheet?.()) {
    // Not by its own height, which follows from the room that it gets.
    const above = spare.top + height;
    const below = spare.bottom + height;
    const isBelow = below >= Math.min(above, ROOMY);
    return {
      side: isBelow ? "bottom" : "top",
      x: left,
      y: isBelow ? bottom : top,
      arrow: 0,
      most: Math.max(isBelow ? below : above, LEAST),
    };
  }
  const upright: readonly Side[] = wished === "top" ? ["top", "bottom"] : ["bottom", "top"];
  const ends: readonly Side[] =
    wished === "left" || (wished !== "right" && isRtl) ? ["left", "right"] : ["right", "left"];
  const order = isUpright(wished) ? [...upright, ...ends] : [...ends, ...upright];
  const side =
    order.find((one) => spare[one] >= 0) ??
    order.reduce((best, one) => (spare[one] > spare[best] ? one : best));
  const isAbove = isUpright(side);
  const x = clamp(isAbove ? middle.x : beside[side], left, right);
  const y = clamp(isAbove ? beside[side] : middle.y, top, bottom);
  const [arrow, length] = isAbove ? [across - x, width] : [down - y, height];
  return { side, x, y, arrow: clamp(arrow, ARROW_EDGE, length - ARROW_EDGE) };
}

/** Whether that side is above or below. */
export function isUpright(side: Side): boolean {
  return side === "top" || side === "bottom";
}

/** `value` within both ends; the first one counts where they have crossed. */
export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
