import type { BeforeAfter } from "@cairn/core/api";
import type { JSX } from "preact";
import { Intervals } from "../charts/intervals.tsx";
import { milestoneChoices } from "../editors/choices.ts";
import type { BeforeAfterModel } from "../models/before-after.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { Pick } from "../parts/pick.tsx";
import { Table } from "../parts/table.tsx";
import { TableTwin } from "../parts/table-twin.tsx";
import { exactPercent, pointsBetween, pointsInWords, rateInWords } from "../words/experiment.ts";
import { grouped, lasting, onDay } from "../words/figures.ts";
import { MarkedDays } from "./before-after-marks.tsx";

interface BeforeAfterProps {
  readonly studio: Studio;
  readonly model: BeforeAfterModel;
}

const SPANS = [7, 14, 28, 56];

/** What changed around a day: for a release or a fix, which nobody could be held out of. */
export function BeforeAfterScreen({ studio, model }: BeforeAfterProps): JSX.Element {
  const found = model.found.value;
  return (
    <>
      <PageHead
        title="Before and after"
        back={{ href: studio.router.href({ kind: "effects" }), words: "Effect" }}
        lead="For a release or a fix that everybody got: people who came before the day against those who came after it."
      />
      <AskedFields studio={studio} model={model} />
      {found === undefined ? (
        <Empty title="Choose a milestone and a day">
          The day of a release, of a fix, or of a publish.
        </Empty>
      ) : (
        <LoadedView
          resource={found}
          what="comparison"
          draw={(comparison) => <Comparison found={comparison} />}
        />
      )}
      <MarkedDays studio={studio} model={model} />
    </>
  );
}

function AskedFields({ studio, model }: BeforeAfterProps): JSX.Element {
  const { milestone, day, days } = model.asked.value;
  const versions = valueOf(model.versions) ?? [];
  const choices = milestoneChoices(studio.draft.guidebook.value);
  const spans = [...new Set([...SPANS, days])].toSorted((a, b) => a - b);
  return (
    <div class="toolbar before-after-fields">
      <Pick
        id="before-after-milestone"
        label="Milestone"
        value={milestone}
        choices={[["", "Choose…"], ...choices.map(({ value, words }) => [value, words] as const)]}
        onPick={(chosen) => model.ask({ milestone: chosen })}
      />
      <div class="field">
        <label class="field-label" for="before-after-day">
          Day
        </label>
        <input
          id="before-after-day"
          type="date"
          value={day}
          list="before-after-days"
          onChange={(changing) => model.ask({ day: changing.currentTarget.value })}
        />
        <datalist id="before-after-days">
          {versions.map(({ version, publishedAt, note }) => (
            <option key={version} value={publishedAt.slice(0, 10)}>
              {note ?? `Version ${version}`}
            </option>
          ))}
        </datalist>
      </div>
      <Pick
        id="before-after-span"
        label="Days on each side"
        value={String(days)}
        choices={spans.map((span) => [String(span), String(span)])}
        onPick={(span) => model.ask({ days: Number(span) })}
      />
    </div>
  );
}

function Comparison({ found }: { readonly found: BeforeAfter }): JSX.Element {
  const { verdict, earlier, before, after, change, usual } = found;
  const groups = [
    { title: "After", group: after },
    { title: "Before", group: before },
    { title: "Earlier still", group: earlier },
  ];
  const highest = Math.max(0.05, ...groups.map(({ group }) => group.rate?.high ?? 0));
  return (
    <Panel
      id="before-after-title"
      kicker={`${found.title}, around ${onDay(found.at)}`}
      title={verdict.words}
      note={`Share of those who came in these days that reached it within ${lasting(found.withinMs)}.`}
    >
      <p>
        {change !== undefined &&
          `${pointsInWords(change.value)} after the day (${pointsBetween(change)} at 95\u00a0%). `}
        {usual !== undefined &&
          `In the time before it had changed by ${pointsInWords(usual.value)}. `}
        {verdict.detail}
      </p>
      <Intervals
        from={0}
        to={Math.min(1, highest * 1.1)}
        rows={groups.flatMap(({ title, group: { rate, reached, complete } }) =>
          rate === undefined
            ? []
            : [
                {
                  ...rate,
                  title,
                  words: `${exactPercent(rate.value)} (${grouped(reached)} of ${grouped(complete)})`,
                  isReference: title !== "After",
                },
              ],
        )}
      />
      <TableTwin>
        <Table
          caption={`${found.title} before and after ${onDay(found.at)}`}
          rows={groups}
          keyOf={(row) => row.title}
          columns={[
            { head: "Came", cell: (row) => row.title },
            {
              head: "Days",
              cell: ({ group }) => `${onDay(group.from)} to ${onDay(group.until)}`,
            },
            { head: "Counted", figure: true, cell: ({ group }) => grouped(group.complete) },
            { head: "Still have time", figure: true, cell: ({ group }) => grouped(group.waiting) },
            { head: "Reached it", figure: true, cell: ({ group }) => grouped(group.reached) },
            {
              head: "Rate, 95 % interval",
              figure: true,
              cell: ({ group }) => (group.rate === undefined ? "–" : rateInWords(group.rate)),
            },
          ]}
        />
      </TableTwin>
    </Panel>
  );
}
