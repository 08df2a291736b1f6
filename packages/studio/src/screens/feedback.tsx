import type { CancelFlowFigures, Feedback, SurveyFigures } from "@cairn/core/api";
import type { JSX } from "preact";
import type { FeedbackModel } from "../models/feedback.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { Pick } from "../parts/pick.tsx";
import { Table } from "../parts/table.tsx";
import { ToldName } from "../parts/told.tsx";
import { flowFinding, headline, listFinding } from "../words/feedback.ts";
import { ago, grouped, percent } from "../words/figures.ts";

interface FeedbackProps {
  readonly studio: Studio;
  readonly model: FeedbackModel;
}

const SPANS = [
  [28, "The last 4 weeks"],
  [90, "The last 90 days"],
  [365, "The last year"],
] as const;

/** What people answered in surveys, and why they cancel: one line each. */
export function FeedbackScreen({ studio, model }: FeedbackProps): JSX.Element {
  return (
    <>
      <PageHead
        title="Feedback"
        lead="What people answered in your surveys, and why they cancel, in their own words."
      />
      <TimeField model={model} />
      <LoadedView
        resource={model.found.value}
        what="feedback"
        draw={(found) => <Parts studio={studio} model={model} found={found} />}
      />
    </>
  );
}

/** How far back answers are counted. */
export function TimeField({ model }: Omit<FeedbackProps, "studio">): JSX.Element {
  const days = model.days.value;
  const isUsual = SPANS.some(([span]) => span === days);
  const others = isUsual ? [] : [[String(days), `The last ${days} days`] as const];
  return (
    <div class="toolbar">
      <Pick
        id="feedback-days"
        label="Time"
        value={String(days)}
        choices={[...SPANS.map(([span, words]) => [String(span), words] as const), ...others]}
        onPick={(span) => model.lookBack(Number(span))}
      />
    </div>
  );
}

function Parts({
  studio,
  model,
  found: { surveys, cancelFlows },
}: FeedbackProps & { readonly found: Feedback }): JSX.Element {
  if (surveys.length + cancelFlows.length === 0) {
    return (
      <Empty title="Nobody was asked yet">
        <a href={studio.router.href({ kind: "guides" })}>Make a survey or a cancel flow</a> in
        Guides and publish it. Answers stand here as they come.
      </Empty>
    );
  }
  return (
    <>
      {surveys.length > 0 && <Surveys studio={studio} model={model} surveys={surveys} />}
      {cancelFlows.length > 0 && <CancelFlows studio={studio} model={model} flows={cancelFlows} />}
    </>
  );
}

function Surveys({
  studio,
  model,
  surveys,
}: FeedbackProps & { readonly surveys: readonly SurveyFigures[] }): JSX.Element {
  const [first] = surveys;
  const behind = linksTo(studio, model);
  return (
    <Panel
      id="surveys-title"
      kicker="Surveys"
      title={first === undefined ? "" : listFinding(first)}
    >
      <Table
        caption="Surveys"
        rows={surveys}
        keyOf={({ survey }) => survey}
        columns={[
          {
            head: "Survey",
            cell: (one) => <PartLink studio={studio} model={model} id={one.survey} part={one} />,
          },
          { head: "What they say", cell: (one) => headline(one) ?? "–" },
          {
            head: "Met it",
            figure: true,
            cell: (one) => behind(one.survey, "shown", one.shown),
          },
          {
            head: "Answered",
            figure: true,
            cell: (one) => behind(one.survey, "answered", one.answered),
          },
          {
            head: "Response rate",
            figure: true,
            cell: ({ rate }) => (rate === undefined ? "–" : percent(rate)),
          },
          {
            head: "Last answer",
            brief: true,
            cell: ({ lastAt }) => (lastAt === undefined ? "–" : ago(lastAt, model.nowMs)),
          },
        ]}
      />
    </Panel>
  );
}

function CancelFlows({
  studio,
  model,
  flows,
}: FeedbackProps & { readonly flows: readonly CancelFlowFigures[] }): JSX.Element {
  const [first] = flows;
  const behind = linksTo(studio, model);
  return (
    <Panel
      id="flows-title"
      kicker="Why people cancel"
      title={first === undefined ? "" : flowFinding(first)}
    >
      <Table
        caption="Cancel flows"
        rows={flows}
        keyOf={({ flow }) => flow}
        columns={[
          {
            head: "Cancel flow",
            cell: (one) => <PartLink studio={studio} model={model} id={one.flow} part={one} />,
          },
          {
            head: "Opened it",
            figure: true,
            cell: (one) => behind(one.flow, "shown", one.opened),
          },
          {
            head: "Gave a reason",
            figure: true,
            cell: (one) => behind(one.flow, "reason", one.people),
          },
          {
            head: "Took an offer",
            figure: true,
            cell: (one) => behind(one.flow, "accepted", one.accepted),
          },
          {
            head: "Went on to cancel",
            figure: true,
            cell: (one) => behind(one.flow, "cancelled", one.cancelled),
          },
        ]}
      />
    </Panel>
  );
}

function PartLink({
  studio,
  model,
  id,
  part,
}: FeedbackProps & {
  readonly id: string;
  readonly part: { readonly title: string; readonly isAsked: boolean };
}): JSX.Element {
  const days = model.days.value;
  return (
    <div>
      <a href={studio.router.href({ kind: "feedback-part", id, days })}>
        <ToldName text={part.title} />
      </a>
      {!part.isAsked && <span class="person-more">not asked any more</span>}
    </div>
  );
}

/** A figure that leads to the people it counts. */
function linksTo(
  studio: Studio,
  model: FeedbackModel,
): (id: string, who: string, count: number) => JSX.Element {
  const days = model.days.value;
  return (id, who, count) =>
    count === 0 ? (
      <>0</>
    ) : (
      <a href={studio.router.href({ kind: "feedback-people", id, days, who })}>{grouped(count)}</a>
    );
}
