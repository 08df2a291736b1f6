import type { Feedback, Respondent } from "@cairn/core/api";
import type { JSX } from "preact";
import { valueOf } from "../models/resource.ts";
import type { RespondentsAsked, RespondentsModel } from "../models/respondents.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { MorePages } from "../parts/more-pages.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { type Column, Table } from "../parts/table.tsx";
import { Told, ToldName } from "../parts/told.tsx";
import { besideInWords, GROUPS, WHO } from "../words/feedback.ts";
import { ago, people } from "../words/figures.ts";

interface FeedbackPeopleProps {
  readonly studio: Studio;
  readonly model: RespondentsModel;
}

/** The people behind a figure of a survey or a cancel flow, the newest first. */
export function FeedbackPeopleScreen({ studio, model }: FeedbackPeopleProps): JSX.Element {
  const { asked } = model;
  const { id, days } = asked;
  const figures = valueOf(model.figures);
  const total = valueOf(model.first)?.total;
  const title = figures === undefined ? undefined : partTitle(figures, id);
  return (
    <>
      <PageHead
        title={total === undefined ? "People" : `${people(total)} ${whatOf(asked, figures)}`}
        back={{
          href: studio.router.href({
            kind: "feedback-part",
            id,
            ...(days === undefined ? {} : { days }),
          }),
          words: title ?? "Feedback",
        }}
        lead="Open one to read their story."
      />
      <LoadedView
        resource={model.first}
        what="people"
        draw={({ people: first }) => (
          <Everybody studio={studio} model={model} everybody={[...first, ...model.more.value]} />
        )}
      />
    </>
  );
}

function Everybody({
  studio,
  model,
  everybody,
}: FeedbackPeopleProps & { readonly everybody: readonly Respondent[] }): JSX.Element {
  if (everybody.length === 0) {
    return <Empty title="Nobody in this time">What they said may have changed since.</Empty>;
  }
  const said: Column<Respondent> = {
    head: "Said",
    cell: ({ said: words }) => (words === undefined ? "–" : <Told text={words} />),
  };
  return (
    <>
      <Table
        caption="People"
        rows={everybody}
        keyOf={({ user }) => user}
        columns={[
          {
            head: "Person",
            cell: ({ user, name }) => (
              <a href={studio.router.href({ kind: "person", id: user })}>
                <ToldName text={name ?? user} />
              </a>
            ),
          },
          ...(everybody.some((one) => one.said !== undefined) ? [said] : []),
          ...(everybody.some((one) => one.score !== undefined) ? [SCORE] : []),
          { head: "When", brief: true, cell: ({ at }) => ago(at, model.nowMs) },
        ]}
      />
      <MorePages model={model} what="people" />
    </>
  );
}

const SCORE: Column<Respondent> = {
  head: "Score",
  brief: true,
  cell: ({ score }) => (score === undefined ? "–" : besideInWords(score)),
};

/** What they did: "answered “9” to “Would you recommend us?”". */
function whatOf(
  { id, who, question, of, pick }: RespondentsAsked,
  figures: Feedback | undefined,
): string {
  const survey = figures?.surveys.find((one) => one.survey === id);
  const flow = figures?.cancelFlows.find((one) => one.flow === id);
  if (question === undefined) {
    const did = WHO[who ?? ""] ?? "met it";
    if (pick === undefined) return did;
    const reason = flow?.reasons.find((one) => one.reason === pick)?.label ?? pick;
    return who === "reason"
      ? `gave the reason “${reason}”`
      : `gave the reason “${reason}” and ${did}`;
  }
  const asked = survey?.questions.find((one) => one.question === question && one.kind === of);
  const to = `“${asked?.title ?? question}”`;
  if (pick === undefined) return `answered ${to}`;
  if (GROUPS[pick] !== undefined && of !== "single" && of !== "multiple") {
    return `answered ${to} as ${GROUPS[pick].toLowerCase()}`;
  }
  const options = asked !== undefined && "options" in asked ? asked.options : [];
  return `answered ${to} with “${options.find(({ option }) => option === pick)?.label ?? pick}”`;
}

function partTitle({ surveys, cancelFlows }: Feedback, id: string): string | undefined {
  const part =
    surveys.find(({ survey }) => survey === id) ?? cancelFlows.find(({ flow }) => flow === id);
  return part?.title;
}
