import type { Funnel } from "@cairn/core/api";
import type { JSX } from "preact";
import { Table } from "../parts/table.tsx";
import { TableTwin } from "../parts/table-twin.tsx";
import { type FunnelRow, funnelRows, worstStep } from "../words/findings.ts";
import { grouped, people, percent } from "../words/figures.ts";

/** One bar a step, measured against everyone who began; the step that loses most is marked. */
export function FunnelChart({ funnel }: { readonly funnel: Funnel }): JSX.Element {
  const rows = funnelRows(funnel);
  const worst = worstStep(rows);
  const began: FunnelRow = {
    step: "",
    title: "Everyone who began",
    users: funnel.users,
    share: funnel.users === 0 ? 0 : 1,
    lost: 0,
    lostUsers: 0,
  };
  return (
    <>
      <ol class="funnel" aria-hidden="true">
        {[began, ...rows].map((row) => (
          <li key={row.step} class={row === worst ? "funnel-worst" : ""}>
            <span class="funnel-title">{row.title}</span>
            <svg class="funnel-bar" viewBox="0 0 100 8" preserveAspectRatio="none">
              <rect class="funnel-back" width="100" height="8" />
              <rect class="funnel-fill" width={Math.max(0.6, row.share * 100)} height="8" />
            </svg>
            <span class="funnel-users">
              {grouped(row.users)} <span class="funnel-share">{percent(row.share)}</span>
            </span>
            <span class="funnel-lost">
              {row.lostUsers > 0 ? `${people(row.lostUsers)} not past it so far` : ""}
            </span>
          </li>
        ))}
      </ol>
      <TableTwin>
        <Table
          caption="Activation funnel"
          rows={rows}
          keyOf={(row) => row.step}
          columns={[
            { head: "Step", cell: (row) => row.title },
            { head: "Did it", figure: true, cell: (row) => grouped(row.users) },
            { head: "Of everyone", figure: true, cell: (row) => percent(row.share) },
            { head: "Not so far", figure: true, cell: (row) => grouped(row.lostUsers) },
            { head: "Of the step before", figure: true, cell: (row) => percent(row.lost) },
          ]}
        />
      </TableTwin>
    </>
  );
}
