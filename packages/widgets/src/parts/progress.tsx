import type { JSX } from "../render/jsx-runtime.ts";
import { stoneOf } from "./stone.ts";

/** A stone that lies: the item's id, and whether it was laid just now, before the user's eyes. */
export interface LaidStone {
  readonly id: string;
  readonly isFresh: boolean;
}

// A cairn of many stones is drawn with thinner ones; below three it would look like a pebble on a plain.
const LEAST_PLACES = 3;
const SIZE = 60;
const WIDEST = 52;
const NARROWEST = 21;

// The first fractions that a page writes as text make Chromium keep 46 KiB for more of them; these are written otherwise.
const digits = (...numbers: readonly number[]) => numbers.map((number) => number.toFixed(3)).join();

/**
 * Progress as a cairn: one stone for each finished item, in the order they were laid, with the places of
 * the others marked faintly. The one that completes it is the top stone. Words say the same beside it.
 */
export function Cairn({
  laid,
  total,
  size,
}: {
  readonly laid: readonly LaidStone[];
  readonly total: number;
  readonly size: number;
}): JSX.Element {
  const places = Math.max(total, LEAST_PLACES);
  const rise = (SIZE - 4) / places;
  return (
    <svg part="cairn" viewBox={`0 0 ${SIZE} ${SIZE}`} width={size} height={size} aria-hidden>
      <linearGradient id="cairn-lit" x2="0" y2="1">
        <stop stop-color="#fff" stop-opacity=".4" />
        <stop offset=".45" stop-color="#fff" stop-opacity="0" />
        <stop offset="1" stop-opacity=".2" />
      </linearGradient>
      {[...Array(total).keys()].map((at) => {
        const laidHere = laid[at];
        const isTop = at === total - 1;
        const { outline, isTurned, shade, tilt, shift } = stoneOf(laidHere?.id ?? "");
        const width = WIDEST - ((WIDEST - NARROWEST) * at) / (places - 1);
        const aside = laidHere && !isTop ? (shift * width) / 100 : 0;
        const x = (SIZE - width) / 2 + aside;
        const y = SIZE - 2 - rise * (at + 1);
        // A little taller than its place, so that it rests on the stone below.
        const scale = `scale(${digits(width / 100, (rise + 1.4) / 40)})`;
        const lean = laidHere ? `rotate(${digits(tilt / 2, 50, 20)})` : "";
        const turn = isTurned ? "scale(-1,1)translate(-100)" : "";
        return (
          <g part={laidHere?.isFresh ? "stone fresh" : "stone"} key={laidHere?.id ?? at}>
            <g transform={`translate(${digits(x, y)}) ${scale} ${lean} ${turn}`}>
              <path data-shade={!laidHere ? "none" : isTop ? "top" : shade} d={outline} />
              {laidHere && <path part="lit" d={outline} fill="url(#cairn-lit)" />}
            </g>
          </g>
        );
      })}
    </svg>
  );
}
