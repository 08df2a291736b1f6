import type { Marker, TrendPoint } from "@cairn/core/api";
import type { JSX } from "preact";
import { Table } from "../parts/table.tsx";
import { TableTwin } from "../parts/table-twin.tsx";
import { estimateInWords, rangeInWords } from "../words/feedback.ts";
import { grouped, onDay } from "../words/figures.ts";
import { DatedCurve, middleOf } from "./dated-curve.tsx";

interface TrendProps {
  readonly kind: "nps" | "csat" | "ces";
  readonly points: readonly TrendPoint[];
  /** Releases and fixes within its time, numbered as given. */
  readonly marks: readonly Marker[];
  /** What the table is called. */
  readonly title: string;
}

const SCALES = { nps: [-100, 100], csat: [0, 1], ces: [1, 7] } as const;

/** How a score moved, week by week or by four weeks; stretches with few answers have no point. */
export function Trend({ kind, points, marks, title }: TrendProps): JSX.Element {
  const [bottom, top] = SCALES[kind];
  const known = points.flatMap((point) =>
    point.estimate === undefined ? [] : [{ ...point.estimate, ms: middleOf(point) }],
  );
  return (
    <div class="trend">
      <DatedCurve
        points={known}
        fromMs={Date.parse(points[0]?.from ?? "")}
        untilMs={Date.parse(points.at(-1)?.until ?? "")}
        bottom={bottom}
        top={top}
        words={(value) => estimateInWords(kind, value)}
        marks={marks}
      />
      <p class="chart-key">
        <span class="key-line" /> by when they answered <span class="key-whisker" /> 95 % interval
      </p>
      <TableTwin>
        <Table
          caption={title}
          rows={points}
          keyOf={({ from }) => from}
          columns={[
            { head: "From", cell: ({ from }) => onDay(from) },
            { head: "Answered", figure: true, cell: ({ people }) => grouped(people) },
            {
              head: "Figure, 95 % interval",
              figure: true,
              cell: ({ estimate }) =>
                estimate === undefined
                  ? "too few"
                  : `${estimateInWords(kind, estimate.value)} (${rangeInWords(kind, estimate)})`,
            },
          ]}
        />
      </TableTwin>
    </div>
  );
}
