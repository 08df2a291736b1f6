import type { Edges } from "./place.ts";

// What most buttons and cards have, and the rim around them.
const RADIUS = 12;

/**
 * The one path (SVG, filled "evenodd") that covers the screen but for `hole`, whatever size the screen has. The corners of
 * the hole are round by at most half of it.
 */
export function cutout({ left, top, right, bottom }: Edges): string {
  const r = Math.min(RADIUS, (right - left) / 2, (bottom - top) / 2);
  const turn = (x: number, y: number) => `a${r} ${r} 0 0 1 ${x} ${y}`;
  return `M-9-9H99999V99999H-9ZM${left + r} ${top}H${right - r}${turn(r, r)}V${bottom - r}${turn(-r, r)}H${left + r}${turn(-r, -r)}V${top + r}${turn(r, -r)}Z`;
}
