import type { JSX } from "preact";
import { round } from "./scale.ts";

interface TrailProps {
  /** Share of everybody who comes in at the beginning of this part of the path, 0 to 1. */
  readonly from: number;
  /** Share that leaves at its end. */
  readonly to: number;
}

const NARROWEST = 3;
const WIDEST = 34;
const BEND = 9;

/** A part of the path: as wide as there are people on it. Drawn across, and down for narrow screens. */
export function Trail(props: TrailProps): JSX.Element {
  return (
    <>
      <svg
        class="trail trail-across"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path d={band(props, (along, aside) => `${along} ${aside}`)} />
      </svg>
      <svg
        class="trail trail-down"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path d={band(props, (along, aside) => `${aside} ${along}`)} />
      </svg>
    </>
  );
}

/** Both edges of the path as cubic curves; `at` places what lies along it and aside of its middle. */
function band({ from, to }: TrailProps, at: (along: number, aside: number) => string): string {
  const [begin, end] = [from, to].map((share) => round(NARROWEST + share * (WIDEST - NARROWEST)));
  const edge = (side: 1 | -1): readonly string[] => {
    const [near, far] = [50 + (side * (begin ?? 0)) / 2, 50 + (side * (end ?? 0)) / 2];
    // The same slope at both ends, so that parts which follow each other are one path.
    return [at(0, near), at(35, near + BEND), at(65, far - BEND), at(100, far)];
  };
  const [a, b, c, d] = edge(-1);
  const [e, f, g, h] = edge(1);
  return `M${a}C${b} ${c} ${d}L${h}C${g} ${f} ${e}Z`;
}

const MOST_PEBBLES = 9;

/** People who are stuck, as pebbles beside the path: one each up to nine. */
export function Pebbles({ count }: { readonly count: number }): JSX.Element | null {
  if (count === 0) return null;
  const drawn = Math.min(MOST_PEBBLES, count);
  return (
    <svg class="pebbles" viewBox="0 0 72 14" aria-hidden="true">
      {Array.from({ length: drawn }, (_, index) => (
        <ellipse
          key={index}
          cx={5 + index * 7.6}
          cy={index % 3 === 1 ? 7.5 : 9}
          rx={index % 2 === 0 ? 3.4 : 2.8}
          ry={2.5}
        />
      ))}
    </svg>
  );
}
