import type { JSX } from "preact";
import { stoneOf } from "./stone.ts";

/** A stone that lies: the item's id, and whether it was laid just now, before the user's eyes. */
export interface LaidStone {
  readonly id: string;
  readonly isFresh: boolean;
}

// A cairn of many stones is drawn with thinner ones; below three it would look like a pebble on a plain.
const LEAST_PLACES = 3;
const WIDTH = 64;
const HEIGHT = 60;

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
  const rise = (HEIGHT - 5) / places;
  return (
    <svg part="cairn" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={size} height={size} aria-hidden="true">
      <path part="ground" d={`M4 ${HEIGHT - 1.5}H${WIDTH - 4}`} />
      {Array.from({ length: total }, (_, at) => {
        const width = 54 - (34 * at) / (places - 1);
        const stone = laid[at];
        const y = HEIGHT - 2 - rise * (at + 1);
        if (stone === undefined) {
          const inset = WIDTH / 2 - width / 2;
          return (
            <rect
              part="place"
              key={at}
              x={inset + 1}
              y={y + rise * 0.12}
              width={width - 2}
              height={rise * 0.76}
              rx={rise * 0.38}
            />
          );
        }
        const { outline, light, shade, tilt, shift } = stoneOf(stone.id);
        const isTop = at === total - 1;
        const x = WIDTH / 2 - width / 2 + (isTop ? 0 : (shift * width) / 100);
        const scale = `scale(${round(width / 100)} ${round(((rise + 0.8) * 1) / 40)})`;
        return (
          <g part={stone.isFresh ? "stone fresh" : "stone"} key={stone.id}>
            <g transform={`translate(${round(x)} ${round(y)}) ${scale} rotate(${tilt / 2} 50 20)`}>
              <path data-shade={isTop ? "top" : shade} d={outline} />
              <path part="light" d={light} />
            </g>
          </g>
        );
      })}
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
