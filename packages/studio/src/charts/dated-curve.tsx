import type { Marker } from "@cairn/core/api";
import type { JSX } from "preact";
import { round } from "./scale.ts";

const WIDTH = 560;
const HEIGHT = 260;
const LEFT = 58;
const BOTTOM = 34;
const TOP = 22;
const RIGHT = 14;

/** A figure of some stretch of time, with its interval. */
export interface DatedPoint {
  /** The middle of the stretch, epoch milliseconds. */
  readonly ms: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface DatedCurveProps {
  /** Oldest first. */
  readonly points: readonly DatedPoint[];
  /** The time that the axis spans, epoch milliseconds. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** Both ends of the scale. */
  readonly bottom: number;
  readonly top: number;
  /** A value of the scale in words. */
  readonly words: (value: number) => string;
  /** Within the time; numbered as given. */
  readonly marks: readonly Marker[];
}

/** A figure over time with its 95 % intervals; releases and fixes are marked. A table stands beside it. */
export function DatedCurve(props: DatedCurveProps): JSX.Element {
  const { points, fromMs, untilMs, bottom, top, words, marks } = props;
  const x = (ms: number): number =>
    round(LEFT + ((ms - fromMs) / (untilMs - fromMs || 1)) * (WIDTH - LEFT - RIGHT));
  const y = (value: number): number =>
    round(HEIGHT - BOTTOM - ((value - bottom) / (top - bottom || 1)) * (HEIGHT - BOTTOM - TOP));
  return (
    <svg class="curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {[0, 0.25, 0.5, 0.75, 1].map((part) => {
        const at = bottom + part * (top - bottom);
        return (
          <g key={part}>
            <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(at)} y2={y(at)} />
            <text class="axis" x={LEFT - 8} y={y(at) + 4} text-anchor="end">
              {words(at)}
            </text>
          </g>
        );
      })}
      <text class="axis" x={LEFT} y={HEIGHT - 8}>
        {dayAndMonth(fromMs)}
      </text>
      <text class="axis" x={WIDTH - RIGHT} y={HEIGHT - 8} text-anchor="end">
        {dayAndMonth(untilMs)}
      </text>
      {marks.map(({ id, at }, index) => (
        <g key={id} class="mark-line">
          <line x1={x(Date.parse(at))} x2={x(Date.parse(at))} y1={TOP - 4} y2={y(bottom)} />
          <text class="axis" x={x(Date.parse(at))} y={TOP - 8} text-anchor="middle">
            {index + 1}
          </text>
        </g>
      ))}
      {points.map(({ ms, low, high }) => (
        <line key={ms} class="whisker" x1={x(ms)} x2={x(ms)} y1={y(low)} y2={y(high)} />
      ))}
      {points.length > 1 && (
        <path
          class="line"
          d={`M${points.map(({ ms, value }) => `${x(ms)} ${y(value)}`).join("L")}`}
        />
      )}
      {points.map(({ ms, value }) => (
        <circle key={ms} class="point" cx={x(ms)} cy={y(value)} r="4" />
      ))}
    </svg>
  );
}

/** Marks that lie in the time of a series, oldest first: in the order of their numbers. */
export function marksWithin(
  series: readonly { readonly from: string; readonly until: string }[],
  marks: readonly Marker[],
): readonly Marker[] {
  const [fromMs, untilMs] = [
    Date.parse(series[0]?.from ?? ""),
    Date.parse(series.at(-1)?.until ?? ""),
  ];
  return marks
    .filter(({ at }) => Date.parse(at) >= fromMs && Date.parse(at) <= untilMs)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** The middle of a stretch of time, epoch milliseconds. */
export function middleOf({
  from,
  until,
}: {
  readonly from: string;
  readonly until: string;
}): number {
  return (Date.parse(from) + Date.parse(until)) / 2;
}

function dayAndMonth(ms: number): string {
  return new Date(ms).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}
