import type { ArrivalGroup, Marker } from "@cairn/core/api";
import type { JSX } from "preact";
import { Table } from "../parts/table.tsx";
import { TableTwin } from "../parts/table-twin.tsx";
import { rateInWords } from "../words/experiment.ts";
import { grouped, onDay, percent } from "../words/figures.ts";
import { round } from "./scale.ts";

const WIDTH = 560;
const HEIGHT = 260;
const LEFT = 58;
const BOTTOM = 34;
const TOP = 22;
const RIGHT = 14;

interface DayCurveProps {
  /** Oldest first, each with a rate or without one where nobody came. */
  readonly series: readonly ArrivalGroup[];
  /** Releases and fixes; those in its time stand on it, numbered as given. */
  readonly marks: readonly Marker[];
  /** Of the table: "Share that gets value". */
  readonly title: string;
}

/** A share over days with its 95 % intervals, by when people came; releases and fixes are marked. */
export function DayCurve({ series, marks, title }: DayCurveProps): JSX.Element {
  const fromMs = Date.parse(series[0]?.from ?? "");
  const untilMs = Date.parse(series.at(-1)?.until ?? "");
  const known = series.flatMap((group) =>
    group.rate === undefined ? [] : [{ ...group.rate, ms: middleOf(group) }],
  );
  const top = Math.min(1, Math.ceil(Math.max(0.1, ...known.map(({ high }) => high)) * 5) / 5);
  const x = (ms: number): number =>
    round(LEFT + ((ms - fromMs) / (untilMs - fromMs || 1)) * (WIDTH - LEFT - RIGHT));
  const y = (share: number): number =>
    round(HEIGHT - BOTTOM - (share / top) * (HEIGHT - BOTTOM - TOP));
  return (
    <>
      <svg class="curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <g key={part}>
            <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(part * top)} y2={y(part * top)} />
            <text class="axis" x={LEFT - 8} y={y(part * top) + 4} text-anchor="end">
              {percent(part * top)}
            </text>
          </g>
        ))}
        <text class="axis" x={LEFT} y={HEIGHT - 8}>
          {dayAndMonth(fromMs)}
        </text>
        <text class="axis" x={WIDTH - RIGHT} y={HEIGHT - 8} text-anchor="end">
          {dayAndMonth(untilMs)}
        </text>
        {marks.map(({ id, at }, index) => (
          <g key={id} class="mark-line">
            <line x1={x(Date.parse(at))} x2={x(Date.parse(at))} y1={TOP - 4} y2={y(0)} />
            <text class="axis" x={x(Date.parse(at))} y={TOP - 8} text-anchor="middle">
              {index + 1}
            </text>
          </g>
        ))}
        {known.map(({ ms, low, high }) => (
          <line key={ms} class="whisker" x1={x(ms)} x2={x(ms)} y1={y(low)} y2={y(high)} />
        ))}
        {known.length > 1 && (
          <path
            class="line"
            d={`M${known.map(({ ms, value }) => `${x(ms)} ${y(value)}`).join("L")}`}
          />
        )}
        {known.map(({ ms, value }) => (
          <circle key={ms} class="point" cx={x(ms)} cy={y(value)} r="4" />
        ))}
      </svg>
      <p class="chart-key">
        <span class="key-line" /> by when they came <span class="key-whisker" /> 95 % interval
      </p>
      <TableTwin>
        <Table
          caption={title}
          rows={series}
          keyOf={({ from }) => from}
          columns={[
            { head: "Came from", cell: ({ from }) => onDay(from) },
            { head: "Counted", figure: true, cell: ({ complete }) => grouped(complete) },
            { head: "Reached it", figure: true, cell: ({ reached }) => grouped(reached) },
            {
              head: "Share, 95 % interval",
              figure: true,
              cell: ({ rate }) => (rate === undefined ? "–" : rateInWords(rate)),
            },
          ]}
        />
      </TableTwin>
    </>
  );
}

/** Marks that lie in the time of a series, oldest first: in the order of their numbers. */
export function marksWithin(
  series: readonly ArrivalGroup[],
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

function middleOf({ from, until }: ArrivalGroup): number {
  return (Date.parse(from) + Date.parse(until)) / 2;
}

function dayAndMonth(ms: number): string {
  return new Date(ms).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}
