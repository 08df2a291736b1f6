import type { ArrivalGroup, Marker } from "@cairn/core/api";
import type { JSX } from "preact";
import { Table } from "../parts/table.tsx";
import { TableTwin } from "../parts/table-twin.tsx";
import { rateInWords } from "../words/experiment.ts";
import { grouped, onDay, percent } from "../words/figures.ts";
import { DatedCurve, middleOf } from "./dated-curve.tsx";

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
  return (
    <>
      <DatedCurve
        points={known}
        fromMs={fromMs}
        untilMs={untilMs}
        bottom={0}
        top={top}
        words={percent}
        marks={marks}
      />
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
