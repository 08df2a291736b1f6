import type { Experiment } from "@cairn/core/api";
import type { JSX } from "preact";
import type { EffectModel } from "../models/effects.ts";
import type { Studio } from "../models/studio.ts";
import { titleOf } from "../models/title.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { EffectFigures } from "./effect-figures.tsx";
import { EffectNotes } from "./effect-notes.tsx";
import { Verdict } from "./effect-verdict.tsx";

interface EffectProps {
  readonly studio: Studio;
  readonly model: EffectModel;
}

/** Whether one guide helps, with the figures behind it. */
export function EffectScreen({ studio, model }: EffectProps): JSX.Element {
  const { router } = studio;
  const guide = router.href({ kind: "guide", id: model.id });
  return (
    <>
      <PageHead
        title={titleOf(studio)}
        back={{ href: router.href({ kind: "effects" }), words: "Effect" }}
        lead="People who got it against people who did not, chosen by chance."
        actions={
          <a class="button" href={guide}>
            Open the guide
          </a>
        }
      />
      <LoadedView
        resource={model.experiment}
        what="effect"
        draw={(experiment) => <EffectPanel experiment={experiment} guide={guide} />}
      />
    </>
  );
}

function EffectPanel({
  experiment,
  guide,
}: {
  readonly experiment: Experiment;
  readonly guide: string;
}): JSX.Element {
  const { verdict, shown, withheld } = experiment;
  if (verdict.kind === "no-holdout" || verdict.kind === "no-milestone") {
    return (
      <Panel id="effect-title" title={verdict.words}>
        <Empty title={verdict.detail}>
          <a href={guide}>
            {verdict.kind === "no-holdout"
              ? "Set a holdout in the guide"
              : "Name a milestone in the guide"}
          </a>
          , and publish.
        </Empty>
      </Panel>
    );
  }
  return (
    <Panel id="effect-title" kicker="Effect" title={verdict.words}>
      <Verdict verdict={verdict} />
      {shown.exposed + withheld.exposed > 0 && <EffectFigures experiment={experiment} />}
      <EffectNotes experiment={experiment} />
    </Panel>
  );
}
