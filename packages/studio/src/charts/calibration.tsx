import type { StallModelQuality } from "@cairn/core/api";
import type { JSX } from "preact";
import { Table } from "../parts/table.tsx";
import { TableTwin } from "../parts/table-twin.tsx";
import { grouped, percent } from "../words/figures.ts";
import { round } from "./scale.ts";

const SIZE = 300;
const LEFT = 58;
const BOTTOM = 46;
const TOP = 12;
const RIGHT = 12;
const WIDTH = LEFT + SIZE + RIGHT;
const HEIGHT = TOP + SIZE + BOTTOM;
const SHARES = [0, 0.25, 0.5, 0.75, 1];
const LARGEST = 11;
const SMALLEST = 3;

type Bin = StallModelQuality["calibration"][number];

/** How often people get through who were given a chance: on the diagonal where what is said comes true. */
export function Calibration({ bins }: { readonly bins: readonly Bin[] }): JSX.Element {
  const x = (share: number): number => round(LEFT + share * SIZE);
  const y = (share: number): number => round(TOP + (1 - share) * SIZE);
  const most = Math.max(1, ...bins.map(({ users }) => users));
  return (
    <>
      <svg class="calibration" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {SHARES.map((share) => (
          <g key={share}>
            <line class="grid" x1={x(0)} x2={x(1)} y1={y(share)} y2={y(share)} />
            <text class="axis" x={LEFT - 8} y={y(share) + 5} text-anchor="end">
              {percent(share)}
            </text>
            <text class="axis" x={x(share)} y={y(0) + 20} text-anchor="middle">
              {percent(share)}
            </text>
          </g>
        ))}
        <text class="axis" x={x(0.5)} y={HEIGHT - 4} text-anchor="middle">
          chance that was given
        </text>
        <line class="truth" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
        {bins.length > 1 && (
          <path
            class="line"
            d={`M${bins.map(({ said, passed }) => `${x(said)} ${y(passed)}`).join("L")}`}
          />
        )}
        {bins.map(({ said, passed, users }) => (
          <circle
            key={said}
            class="bin"
            cx={x(said)}
            cy={y(passed)}
            r={round(SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(users / most))}
          />
        ))}
      </svg>
      <p class="chart-key">
        <span class="key-line" /> share that got through <span class="key-truth" /> where what is
        said comes true
      </p>
      <TableTwin>
        <Table
          caption="Chances that were given, and what became of them"
          rows={bins}
          keyOf={({ said }) => String(said)}
          columns={[
            { head: "Chance that was given", cell: ({ said }) => percent(said) },
            { head: "Got through", figure: true, cell: ({ passed }) => percent(passed) },
            { head: "People", figure: true, cell: ({ users }) => grouped(Math.round(users)) },
          ]}
        />
      </TableTwin>
    </>
  );
}
