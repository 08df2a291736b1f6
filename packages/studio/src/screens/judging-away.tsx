import type { AwayStatus } from "@cairn/core/api";
import type { JSX } from "preact";
import { Panel } from "../parts/panel.tsx";
import { Table } from "../parts/table.tsx";
import { awayAfter, awayFinding, awayLearned } from "../words/away.ts";
import { ago, grouped, percent } from "../words/figures.ts";

interface AwayProps {
  readonly status: AwayStatus;
  readonly nowMs: number;
}

/** People who are not there: after how long that is unusual, by what those who passed did. */
export function AwayPanel({ status, nowMs }: AwayProps): JSX.Element {
  const { at, milestones } = status;
  return (
    <Panel
      id="away-title"
      kicker="People who are not there"
      title={awayFinding(status)}
      note="Looked for once a day. Each person is measured by their own pace: the figures are for somebody who comes as often as most."
    >
      {at === undefined ? (
        <p>The collector looks a minute after it starts, and once a day.</p>
      ) : (
        <p>
          {awayLearned(status)} Looked {ago(at, nowMs)}.
        </p>
      )}
      {milestones.length > 0 && (
        <Table
          caption="Absences by milestone"
          rows={milestones}
          keyOf={({ milestone }) => milestone}
          columns={[
            { head: "Milestone", cell: ({ title }) => title },
            { head: "Unusual after", cell: awayAfter },
            {
              head: "Come back and pass nevertheless",
              figure: true,
              cell: ({ chance }) => (chance === undefined ? "not known" : percent(chance)),
            },
            { head: "Passed without help", figure: true, cell: ({ passed }) => grouped(passed) },
          ]}
        />
      )}
    </Panel>
  );
}
