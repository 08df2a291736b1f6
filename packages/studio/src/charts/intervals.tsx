import type { JSX } from "preact";
import { round } from "./scale.ts";

/** One figure with the interval that it lies in. */
export interface IntervalRow {
  readonly title: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The figure in words. */
  readonly words: string;
  /** The one that the others are compared with. */
  readonly isReference?: boolean;
}

interface IntervalsProps {
  readonly rows: readonly IntervalRow[];
  /** Both ends of the axis that all rows share. */
  readonly from: number;
  readonly to: number;
  /** Marks nothing at all, on an axis that goes both ways. */
  readonly zero?: boolean;
}

const WIDTH = 100;

/** Figures under each other on one axis, each a mark within the band of its interval. A table stands beside it. */
export function Intervals({ rows, from, to, zero = false }: IntervalsProps): JSX.Element {
  const x = (value: number): number => {
    const place = ((value - from) / (to - from || 1)) * WIDTH;
    return round(Math.min(WIDTH, Math.max(0, place)));
  };
  return (
    <ol class="intervals" aria-hidden="true">
      {rows.map((row) => (
        <li key={row.title} class={row.isReference ? "interval-reference" : ""}>
          <span class="interval-title">{row.title}</span>
          <svg class="interval-bar" viewBox={`0 0 ${WIDTH} 8`} preserveAspectRatio="none">
            <rect class="interval-back" width={WIDTH} height="8" />
            <rect
              class="interval-band"
              x={x(row.low)}
              width={Math.max(0.4, x(row.high) - x(row.low))}
              height="8"
            />
            {zero && <rect class="interval-zero" x={x(0) - 0.15} width="0.3" height="8" />}
            <rect class="interval-mark" x={x(row.value) - 0.4} width="0.8" height="8" />
          </svg>
          <span class="interval-words">{row.words}</span>
        </li>
      ))}
    </ol>
  );
}
