import type { Edges } from "./place.ts";

// The whole screen, whatever its size and however far the page is zoomed out.
const EVERYTHING = "M-9-9H99999V99999H-9Z";

/**
 * The one path (SVG, filled "evenodd") that covers everything but `hole`; all of it without a hole. The corners are round
 * by at most half of the hole.
 */
export function cutout(hole: Edges | undefined, radius: number): string {
  if (hole === undefined) return EVERYTHING;
  const { left, top, right, bottom } = hole;
  const r = Math.min(radius, (right - left) / 2, (bottom - top) / 2);
  const turn = (x: number, y: number) => `a${r} ${r} 0 0 1 ${x} ${y}`;
  return `${EVERYTHING}M${left + r} ${top}H${right - r}${turn(r, r)}V${bottom - r}${turn(-r, r)}H${left + r}${turn(-r, -r)}V${top + r}${turn(r, -r)}Z`;
}
