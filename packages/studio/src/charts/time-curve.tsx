import type { TimeToMilestone } from "@cairn/core/api";
import type { JSX } from "preact";
import { Table } from "../parts/table.tsx";
import { TableTwin } from "../parts/table-twin.tsx";
import { briefly, lasting, percent } from "../words/figures.ts";
import { round, timeTicks } from "./scale.ts";

const WIDTH = 560;
const HEIGHT = 260;
const LEFT = 58;
const BOTTOM = 34;
const TOP = 12;
const RIGHT = 10;

type Point = TimeToMilestone["points"][number];

interface CurveProps {
  readonly curve: TimeToMilestone;
  readonly title: string;
  /** A second curve on the same axes: of those who came since a marked day. */
  readonly since?: { readonly curve: TimeToMilestone; readonly words: string } | undefined;
}

/** Share that has reached the milestone over time since the first event, with its 95 % band. */
export function TimeCurve({ curve, title, since }: CurveProps): JSX.Element {
  const maxMs = Math.max(1, curve.points.at(-1)?.ms ?? 1);
  const later = since?.curve.points.filter(({ ms }) => ms <= maxMs) ?? [];
  const x = (ms: number): number => round(LEFT + (ms / maxMs) * (WIDTH - LEFT - RIGHT));
  const y = (share: number): number => round(HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP));
  const line = stepLine(curve.points, x, (point) => y(point.share), y(0));
  const upper = stepLine(curve.points, x, (point) => y(point.high), y(0));
  const lower = stepLine(curve.points.toReversed(), x, (point) => y(point.low), y(0), true);
  return (
    <>
      <svg class="curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(share)} y2={y(share)} />
            <text class="axis" x={LEFT - 8} y={y(share) + 4} text-anchor="end">
              {percent(share)}
            </text>
          </g>
        ))}
        {timeTicks(maxMs, 5).map((ms) => (
          <text key={ms} class="axis" x={x(ms)} y={HEIGHT - 8} text-anchor={anchorAt(ms, maxMs)}>
            {ms === 0 ? "0" : briefly(ms)}
          </text>
        ))}
        {curve.points.length > 0 && <path class="band" d={`M${upper}L${lower}Z`} />}
        <path class="line" d={`M${line}`} />
        {later.length > 0 && (
          <path
            class="line line-since"
            d={`M${stepLine(later, x, ({ share }) => y(share), y(0))}`}
          />
        )}
        {curve.medianMs !== undefined && (
          <g class="median">
            <line x1={x(curve.medianMs)} x2={x(curve.medianMs)} y1={y(0.5)} y2={y(0)} />
            <circle cx={x(curve.medianMs)} cy={y(0.5)} r="4" />
          </g>
        )}
      </svg>
      <p class="chart-key">
        <span class="key-line" /> share that reached it <span class="key-band" /> 95 % band
        {since !== undefined && later.length > 0 && (
          <span class="key-words">
            <span class="key-since" /> {since.words}
          </span>
        )}
      </p>
      <TableTwin>
        <Points points={curve.points} caption={`Time to ${title}`} />
        {since !== undefined && later.length > 0 && (
          <Points points={later} caption={`Time to ${title}, ${since.words}`} showCaption />
        )}
      </TableTwin>
    </>
  );
}

function Points(props: {
  readonly points: readonly Point[];
  readonly caption: string;
  readonly showCaption?: boolean;
}): JSX.Element {
  return (
    <Table
      caption={props.caption}
      showCaption={props.showCaption ?? false}
      rows={thinned(props.points)}
      keyOf={(point) => String(point.ms)}
      columns={[
        { head: "Within", cell: (point) => lasting(point.ms) },
        { head: "Reached it", figure: true, cell: (point) => percent(point.share) },
        {
          head: "95 % band",
          figure: true,
          cell: (point) => `${percent(point.low)} to ${percent(point.high)}`,
        },
        { head: "Not there yet just before", figure: true, cell: (point) => point.atRisk },
      ]}
    />
  );
}

function anchorAt(ms: number, maxMs: number): "start" | "middle" | "end" {
  if (ms === 0) return "start";
  return ms / maxMs > 0.93 ? "end" : "middle";
}

/** A step function as path coordinates: flat until the next point, then up (or, going back, down first). */
function stepLine(
  points: readonly Point[],
  x: (ms: number) => number,
  y: (point: Point) => number,
  floor: number,
  isBackwards = false,
): string {
  const parts: string[] = [];
  if (isBackwards) {
    points.forEach((point, index) => {
      const next = points[index + 1];
      parts.push(`${x(point.ms)} ${y(point)}`);
      parts.push(`${x(point.ms)} ${next === undefined ? floor : y(next)}`);
    });
    parts.push(`${x(0)} ${floor}`);
    return parts.join("L");
  }
  let level = floor;
  parts.push(`${x(0)} ${floor}`);
  for (const point of points) {
    parts.push(`${x(point.ms)} ${level}`);
    level = y(point);
    parts.push(`${x(point.ms)} ${level}`);
  }
  return parts.join("L");
}

const TABLE_ROWS = 12;

/** At most twelve points, first and last among them: a table to read, not a dump. */
function thinned(points: readonly Point[]): readonly Point[] {
  if (points.length <= TABLE_ROWS) return points;
  const step = (points.length - 1) / (TABLE_ROWS - 1);
  return Array.from({ length: TABLE_ROWS }, (_, index) => points[Math.round(index * step)]).filter(
    (point) => point !== undefined,
  );
}
