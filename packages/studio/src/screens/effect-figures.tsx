import type { Experiment, ExperimentArm } from "@cairn/core/api";
import type { JSX } from "preact";
import { Intervals } from "../charts/intervals.tsx";
import { Table } from "../parts/table.tsx";
import { TableTwin } from "../parts/table-twin.tsx";
import {
  changeBetween,
  changeInWords,
  exactPercent,
  pointsBetween,
  pointsInWords,
  rateInWords,
} from "../words/experiment.ts";
import { grouped } from "../words/figures.ts";

/** Both arms and the lift between them, as bars and as a table; nothing before the first window is over. */
export function EffectFigures({ experiment }: { readonly experiment: Experiment }): JSX.Element {
  const { shown, withheld, lift, title } = experiment;
  const highest = Math.max(shown.rate?.high ?? 0, withheld.rate?.high ?? 0, 0.05);
  const widest =
    lift === undefined
      ? 0
      : Math.max(Math.abs(lift.difference.low), Math.abs(lift.difference.high), 0.05);
  return (
    <>
      <Intervals
        from={0}
        to={Math.min(1, highest * 1.1)}
        rows={[
          ...barOf("With it", shown),
          ...barOf("Without it", withheld).map((row) => ({ ...row, isReference: true })),
        ]}
      />
      {lift !== undefined && (
        <Intervals
          zero
          from={-widest * 1.1}
          to={widest * 1.1}
          rows={[
            {
              ...lift.difference,
              title: "Difference",
              words: `${pointsInWords(lift.difference.value)} (${pointsBetween(lift.difference)})`,
            },
          ]}
        />
      )}
      <p class="chart-key">
        <span class="key-line" /> what was seen <span class="key-band" /> where it lies, at 95 %
      </p>
      <TableTwin>
        <Table
          caption={`Effect of ${title}`}
          rows={[
            { title: "With it", arm: shown },
            { title: "Without it", arm: withheld },
          ]}
          keyOf={(row) => row.title}
          columns={[
            { head: "Who", cell: (row) => row.title },
            { head: "Came to it", figure: true, cell: ({ arm }) => grouped(arm.exposed) },
            { head: "Were there before", figure: true, cell: ({ arm }) => grouped(arm.before) },
            { head: "Still have time", figure: true, cell: ({ arm }) => grouped(arm.waiting) },
            { head: "Counted", figure: true, cell: ({ arm }) => grouped(arm.complete) },
            { head: "Reached it", figure: true, cell: ({ arm }) => grouped(arm.reached) },
            {
              head: "Rate, 95 % interval",
              figure: true,
              cell: ({ arm }) => (arm.rate === undefined ? "–" : rateInWords(arm.rate)),
            },
          ]}
        />
        {lift !== undefined && (
          <Table
            caption="Difference between the two, in intervals that hold however often one looks"
            showCaption
            rows={[
              {
                what: "Difference",
                value: pointsInWords(lift.difference.value),
                between: pointsBetween(lift.difference),
              },
              {
                what: "Relative to without",
                value: lift.relative === undefined ? "–" : changeInWords(lift.relative.value),
                between:
                  lift.relative === undefined ? "not known yet" : changeBetween(lift.relative),
              },
            ]}
            keyOf={(row) => row.what}
            columns={[
              { head: "Figure", cell: (row) => row.what },
              { head: "Seen", figure: true, cell: (row) => row.value },
              { head: "Lies within", figure: true, cell: (row) => row.between },
            ]}
          />
        )}
      </TableTwin>
    </>
  );
}

function barOf(
  title: string,
  { rate, reached, complete }: ExperimentArm,
): readonly { title: string; value: number; low: number; high: number; words: string }[] {
  if (rate === undefined) return [];
  const words = `${exactPercent(rate.value)} (${grouped(reached)} of ${grouped(complete)})`;
  return [{ ...rate, title, words }];
}
