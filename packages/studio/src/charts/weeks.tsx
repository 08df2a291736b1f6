import type { MilestonePreview } from "@cairn/core/api";
import type { JSX } from "preact";
import { Table } from "../parts/table.tsx";
import { TableTwin } from "../parts/table-twin.tsx";
import { grouped, onDay } from "../words/figures.ts";
import { round } from "./scale.ts";

const WIDTH = 240;
const HEIGHT = 80;

/** How many reached a milestone in each week; the outline is how many did as it is live. */
export function Weeks({ found }: { readonly found: MilestonePreview }): JSX.Element {
  const { weeks, isLive } = found;
  const most = Math.max(1, ...weeks.map(({ reached, before }) => Math.max(reached, before)));
  const width = WIDTH / weeks.length;
  const high = (count: number): number => round((count / most) * HEIGHT);
  const first = weeks[0]?.from;
  return (
    <>
      <svg
        class="weeks"
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 1}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {weeks.map(({ from, reached, before }, index) => (
          <g key={from}>
            <rect
              class="week-now"
              x={round(index * width + 2)}
              width={round(width - 4)}
              y={HEIGHT - high(reached)}
              height={high(reached)}
            />
            {isLive && before > 0 && (
              <rect
                class="week-before"
                x={round(index * width + 2)}
                width={round(width - 4)}
                y={HEIGHT - high(before)}
                height={high(before)}
              />
            )}
          </g>
        ))}
        <line class="week-line" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
      </svg>
      <p class="weeks-ends" aria-hidden="true">
        <span>{first === undefined ? "" : onDay(first)}</span>
        <span>{isLive ? "outline: as it is live" : ""}</span>
        <span>this week</span>
      </p>
      <TableTwin>
        <Table
          caption="Reached in each week"
          rows={weeks}
          keyOf={(week) => week.from}
          columns={[
            { head: "Week from", cell: (week) => onDay(week.from) },
            { head: "Reached", figure: true, cell: (week) => grouped(week.reached) },
            ...(isLive
              ? [
                  {
                    head: "As it is live",
                    figure: true,
                    cell: (week: MilestonePreview["weeks"][number]) => grouped(week.before),
                  },
                ]
              : []),
          ]}
        />
      </TableTwin>
    </>
  );
}
