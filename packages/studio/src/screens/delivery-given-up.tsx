import type { Delivery } from "@cairn/core/api";
import type { JSX } from "preact";
import { Empty } from "../parts/empty.tsx";
import { Panel } from "../parts/panel.tsx";
import { Table } from "../parts/table.tsx";
import { dropReason } from "../words/drop-reason.ts";
import { counted, grouped, percent } from "../words/figures.ts";
import { lately } from "../words/lately.ts";

interface GivenUpProps {
  readonly figures: Delivery;
  readonly nowMs: number;
}

/** What browsers could not keep, by reason, and how many could keep nothing. */
export function GivenUpPanel({ figures, nowMs }: GivenUpProps): JSX.Element {
  const rows = Object.entries(figures.givenUp).toSorted(([, a], [, b]) => b - a);
  const total = rows.reduce((sum, [, count]) => sum + count, 0);
  return (
    <Panel
      id="given-up-title"
      kicker="Given up by browsers"
      title={
        total === 0
          ? "No browser had to give anything up"
          : `${counted(total, "event")} given up, and why`
      }
      note={memoryWords(figures, nowMs)}
    >
      {rows.length === 0 ? (
        <Empty title="Nothing was given up">
          <p>When a browser has to, it says so with its next events, and the reason stands here.</p>
        </Empty>
      ) : (
        <Table
          caption="Events given up by browsers, by reason"
          rows={rows}
          keyOf={([reason]) => reason}
          columns={[
            {
              head: "Reason",
              cell: ([reason]) => (
                <>
                  {dropReason(reason).title} <code>{reason}</code>
                </>
              ),
            },
            { head: "Events", figure: true, cell: ([, count]) => grouped(count) },
            { head: "What it means", cell: ([reason]) => dropReason(reason).means },
            { head: "What to do", cell: ([reason]) => dropReason(reason).todo },
          ]}
        />
      )}
    </Panel>
  );
}

function memoryWords(
  { lately: { fromBrowsers, inMemory, since } }: Delivery,
  nowMs: number,
): string {
  const when = lately(since, nowMs);
  if (fromBrowsers === 0) return `No browser has sent anything ${when}.`;
  if (inMemory === 0) return `Every browser that sent something ${when} could store what waits.`;
  const share = inMemory / fromBrowsers;
  const said = share < 0.01 ? "less than 1\u00a0%" : percent(share);
  const which = `${said} of the ${counted(fromBrowsers, "event")} that browsers sent ${when}`;
  return `${which.charAt(0).toUpperCase()}${which.slice(1)} (${grouped(inMemory)}) came from ones that let nothing be stored, such as private windows: what those cannot send before the page ends is lost, and nobody can count it.`;
}
