import type { Experiment, Experiments } from "@cairn/core/api";
import type { JSX } from "preact";
import { GlobalHoldoutField } from "../editors/holdout.tsx";
import type { EffectsModel } from "../models/effects.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { Table } from "../parts/table.tsx";
import {
  exactPercent,
  pointsBetween,
  pointsInWords,
  toneOf,
  verdictBriefly,
} from "../words/experiment.ts";
import { EffectFigures } from "./effect-figures.tsx";
import { guideColumn } from "./effect-guide.tsx";
import { EffectNotes } from "./effect-notes.tsx";
import { Verdict } from "./effect-verdict.tsx";
import { NoEffectYet } from "./effects-none.tsx";

interface EffectsProps {
  readonly studio: Studio;
  readonly model: EffectsModel;
}

/** Whether help helps: each guide, and all of them together. */
export function EffectsScreen({ studio, model }: EffectsProps): JSX.Element {
  return (
    <>
      <PageHead
        title="Effect"
        lead="Whether help helps: people who got it against people who, by chance, did not."
        actions={
          <a
            class="button"
            href={studio.router.href({ kind: "before-after", milestone: "", day: "", days: 14 })}
          >
            Before and after a day
          </a>
        }
      />
      <LoadedView
        resource={model.experiments}
        what="effects"
        draw={(experiments) => (
          <>
            <GuidesPanel studio={studio} experiments={experiments} />
            <AllPanel studio={studio} model={model} all={experiments.all} />
          </>
        )}
      />
    </>
  );
}

function GuidesPanel({
  studio,
  experiments: { guides },
}: {
  readonly studio: Studio;
  readonly experiments: Experiments;
}): JSX.Element {
  return (
    <Panel id="guides-title" kicker="Guide by guide" title={findingOf(guides)}>
      {guides.length === 0 ? (
        <Empty title="No guide is published yet">
          <a href={studio.router.href({ kind: "guides" })}>Make a guide</a>, set a holdout in it to
          measure it, and publish.
        </Empty>
      ) : guides.every(isNotMeasured) ? (
        <NoEffectYet studio={studio} guides={guides} />
      ) : (
        <Table
          caption="What each guide changes"
          rows={guides}
          keyOf={(one) => one.guide ?? ""}
          columns={[
            guideColumn(studio),
            {
              head: "Verdict",
              cell: (one) => (
                <span class={`tag tag-${toneOf(one.verdict)}`}>{verdictBriefly(one.verdict)}</span>
              ),
            },
            { head: "Measured by", cell: (one) => one.effect?.title ?? "–" },
            { head: "With it", figure: true, cell: (one) => rateOf(one.shown) },
            { head: "Without it", figure: true, cell: (one) => rateOf(one.withheld) },
            {
              head: "Difference",
              figure: true,
              cell: ({ lift }) =>
                lift === undefined ? (
                  "–"
                ) : (
                  <span>
                    {pointsInWords(lift.difference.value)}
                    <span class="person-more">{pointsBetween(lift.difference)}</span>
                  </span>
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}

function AllPanel({
  studio,
  model,
  all,
}: EffectsProps & { readonly all: Experiment }): JSX.Element {
  return (
    <Panel
      id="all-title"
      kicker="All guides together"
      title={all.verdict.words}
      note="Everybody against the few who get no guide unasked: what help is worth as a whole, also where guides take turns."
    >
      {!isNotMeasured(all) ? (
        <>
          <Verdict verdict={all.verdict} />
          <EffectFigures experiment={all} />
          <EffectNotes experiment={all} />
        </>
      ) : (
        <p>{all.verdict.detail}</p>
      )}
      {studio.draft.status.value !== "loading" && <GlobalHoldoutField form={model.form} />}
    </Panel>
  );
}

/** Whether nobody goes without it, or nothing says what it should move. */
function isNotMeasured({ verdict }: Experiment): boolean {
  return verdict.kind === "no-holdout" || verdict.kind === "no-milestone";
}

function findingOf(guides: readonly Experiment[]): string {
  const count = (kind: Experiment["verdict"]["kind"]): number =>
    guides.filter(({ verdict }) => verdict.kind === kind).length;
  const parts = [
    [count("helps"), "helps", "help"],
    [count("hurts"), "hurts", "hurt"],
  ] as const;
  const said = parts.flatMap(([many, one, several]) =>
    many === 0 ? [] : [`${many} ${many === 1 ? one : several}`],
  );
  if (said.length > 0) return `Of ${guides.length} guides ${said.join(" and ")}`;
  const measured = guides.filter(({ share }) => share > 0).length;
  return measured === 0 ? "No guide is measured yet" : "No effect is sure so far";
}

function rateOf({ rate }: Experiment["shown"]): string {
  return rate === undefined ? "–" : exactPercent(rate.value);
}
