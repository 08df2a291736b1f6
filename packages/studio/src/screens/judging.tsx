import type { LearnedStalls, StallModel } from "@cairn/core/api";
import type { JSX } from "preact";
import { Calibration } from "../charts/calibration.tsx";
import { CheckField } from "../editors/check-field.tsx";
import { ReadByOthers } from "../editors/editors-only.tsx";
import { FalseAlarmsField } from "../editors/false-alarms.tsx";
import type { JudgingModel } from "../models/judging.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { Table } from "../parts/table.tsx";
import { exactPercent } from "../words/experiment.ts";
import { ago, grouped, lasting, people, percent } from "../words/figures.ts";
import {
  aucInWords,
  fittingInWords,
  judgingFinding,
  learnedInWords,
  leftOutInWords,
  whyNot,
} from "../words/judging.ts";
import { AwayPanel } from "./judging-away.tsx";

interface JudgingProps {
  readonly studio: Studio;
  readonly model: JudgingModel;
}

/** How it is decided who is stuck, how often that is wrong, and how many false alarms are accepted. */
export function JudgingScreen({ studio, model }: JudgingProps): JSX.Element {
  return (
    <>
      <PageHead
        title="How stalls are judged"
        lead="Cairn learns from live traffic how people usually get through, and helps those who fare much worse."
        back={{ href: studio.router.href({ kind: "overview" }), words: "Overview" }}
      />
      <LoadedView
        resource={model.model}
        what="how stalls are judged"
        draw={(told) => (
          <>
            <StatePanel studio={studio} model={model} told={told} />
            {told.learned !== undefined && <Quality learned={told.learned} />}
          </>
        )}
      />
      <LoadedView
        resource={model.away}
        what="how absences are judged"
        draw={(status) => <AwayPanel status={status} nowMs={model.nowMs.value} />}
      />
      <Panel id="false-alarms-title" kicker="Your choice" title="How many false alarms are fine">
        <ReadByOthers studio={studio}>
          <FalseAlarmsField form={model.form} />
        </ReadByOthers>
      </Panel>
      <Panel id="thrash-title" kicker="Your choice" title="What counts as a sign">
        <ReadByOthers studio={studio}>
          <CheckField
            id="stalls.thrash"
            label="A mouse that is shaken to and fro"
            hint="Many shake it to find it, or while they think: it weighs little. It counts from the next publish on."
            checked={model.form.read([...model.form.at, "thrash"]) === true}
            onChange={(on) => model.form.write([...model.form.at, "thrash"], on || undefined)}
          />
        </ReadByOthers>
      </Panel>
    </>
  );
}

function StatePanel({
  studio,
  model,
  told,
}: JudgingProps & { readonly told: StallModel }): JSX.Element {
  const { learned, latest, fitting, nextAt } = told;
  const nowMs = model.nowMs.value;
  const isBusy = fitting !== undefined || model.isAsked.value;
  return (
    <Panel
      id="judging-title"
      kicker="State"
      title={judgingFinding(told)}
      actions={
        nextAt !== undefined &&
        studio.session.may("editor") && (
          <Button idle={isBusy} onPress={model.refit}>
            Learn anew
          </Button>
        )
      }
    >
      <p class="judging-progress" role="status">
        {fitting === undefined ? "" : fittingInWords(fitting)}
      </p>
      {learned !== undefined && (
        <p>
          {learnedInWords(learned)} {learned.version}, {ago(learned.at, nowMs)}.
        </p>
      )}
      {latest?.outcome === "insufficient" && (
        <p>
          {learned === undefined ? "" : "The latest try came to nothing, so that one stays. "}
          {whyNot(latest)} Tried {ago(latest.at, nowMs)}.
        </p>
      )}
      {learned === undefined && (
        <p>
          Until then somebody is stuck after three times the <code>expected</code> time of a
          milestone, or when enough goes wrong: failed attempts, angry clicks, forms left
          unfinished.
        </p>
      )}
      {nextAt === undefined && <p>Publish a milestone: then there is something to learn.</p>}
      {latest !== undefined && (
        <details class="twin">
          <summary>Who was learned from</summary>
          <ul class="judging-notes">
            <li>
              {people(latest.users)} whose outcome is known: {grouped(latest.passed)} got through,{" "}
              {grouped(latest.lost)} did not.
            </li>
            {leftOutInWords(latest).map((line) => (
              <li key={line}>{line}</li>
            ))}
            <li>It took {lasting(latest.seconds * 1_000)}.</li>
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Quality({
  learned: { quality, milestones },
}: {
  readonly learned: LearnedStalls;
}): JSX.Element {
  const { calibration, lost, firstScreenLoss, leadSeconds } = quality;
  const facts: readonly (readonly [figure: string, words: string])[] = [
    [
      exactPercent(quality.falseAlarmRate),
      `of those who get through are taken for stuck; ${exactPercent(quality.alpha)} were asked for`,
    ],
    [exactPercent(quality.recall), "of those who get lost are noticed before they leave"],
    [
      aucInWords(quality.auc),
      "AUC: how well a moment of somebody lost is told from one of somebody who gets through; .5 is a coin",
    ],
    ...(leadSeconds === undefined
      ? []
      : ([
          [
            lasting(leadSeconds * 1_000),
            "from the alarm to the last thing seen of them, in the middle",
          ],
        ] as const)),
    ...(lost > 0
      ? ([
          [
            percent(firstScreenLoss / lost),
            "of the lost leave after one event or none: nothing that they do could tell",
          ],
        ] as const)
      : []),
  ];
  return (
    <div class="columns">
      <Panel id="quality-title" kicker="How good it is" title="Checked with people it had not seen">
        <dl class="judging-facts">
          {facts.map(([figure, words]) => (
            <div key={words}>
              <dt>{words}</dt>
              <dd>{figure}</dd>
            </div>
          ))}
        </dl>
        <Table
          caption="Milestones"
          showCaption
          rows={milestones}
          keyOf={({ id }) => id}
          columns={[
            { head: "Milestone", cell: ({ title }) => title },
            {
              head: "Judged by",
              cell: ({ learned }) => (learned ? "what was learned" : "your expected time"),
            },
            { head: "People seen there", figure: true, cell: ({ users }) => grouped(users) },
            { head: "Got through", figure: true, cell: ({ passed }) => grouped(passed) },
          ]}
        />
      </Panel>
      {calibration.length > 0 && (
        <Panel
          id="calibration-title"
          kicker="How sure it is"
          title="Whether the chances that it gives come true"
          note="Each dot: people who were given about the same chance of getting through. The larger, the more of them."
        >
          <Calibration bins={calibration} />
        </Panel>
      )}
    </div>
  );
}
