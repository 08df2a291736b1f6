import type { Experiment, GuideFigures } from "@cairn/core/api";
import type { JSX } from "preact";
import type { OverviewModel } from "../models/overview.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Empty } from "../parts/empty.tsx";
import { Panel } from "../parts/panel.tsx";
import { Table } from "../parts/table.tsx";
import { pointsInWords, toneOf, verdictBriefly } from "../words/experiment.ts";
import { counted } from "../words/figures.ts";

interface GuidesProps {
  readonly studio: Studio;
  readonly model: OverviewModel;
}

/** What each guide did: seen, finished, put away, or broken because its element is gone. */
export function GuidesAtWork({ studio, model }: GuidesProps): JSX.Element | null {
  const overview = valueOf(model.overview);
  if (overview === undefined) return null;
  const experiments = valueOf(model.experiments)?.guides ?? [];
  const book = studio.draft.guidebook.value;
  const titleOf = (id: string): string =>
    plainText(book.guides?.[id]?.title, firstLocale(book)) || id;
  return (
    <Panel
      id="guides-title"
      kicker="Help"
      title={guidesFinding(overview.guides, experiments, titleOf)}
    >
      {overview.guides.length === 0 ? (
        <Empty title="No guide has been shown yet">
          <a href={studio.router.href({ kind: "guides" })}>Make a checklist</a> or look whether it
          is published.
        </Empty>
      ) : (
        <Table
          caption="Guides at work"
          rows={overview.guides}
          keyOf={(one) => one.guide}
          columns={[
            {
              head: "Guide",
              cell: (one) => (
                <a href={studio.router.href({ kind: "guide", id: one.guide })}>
                  {titleOf(one.guide)}
                </a>
              ),
            },
            {
              head: "Effect",
              cell: (one) => (
                <Effect
                  studio={studio}
                  found={experiments.find(({ guide }) => guide === one.guide)}
                />
              ),
            },
            { head: "Times seen", figure: true, cell: (one) => one.shown },
            { head: "Times finished", figure: true, cell: (one) => one.completed },
            { head: "Times put away", figure: true, cell: (one) => one.dismissed },
            {
              head: "Times element not found",
              figure: true,
              cell: (one) => (one.broken > 0 ? <strong class="bad">{one.broken}</strong> : 0),
            },
          ]}
        />
      )}
    </Panel>
  );
}

/** The verdict in words, and by how many points; leads to the figures behind it. */
function Effect({
  studio,
  found,
}: Pick<GuidesProps, "studio"> & { readonly found: Experiment | undefined }): JSX.Element {
  if (found?.guide === undefined) return <span class="quiet">Not measured</span>;
  const { guide, verdict, lift, effect } = found;
  return (
    <div>
      <a
        class={`tag tag-${toneOf(verdict)}`}
        href={studio.router.href({ kind: "effect", id: guide })}
      >
        {verdictBriefly(verdict)}
      </a>
      {lift !== undefined && (
        <span class="person-more">
          {pointsInWords(lift.difference.value)}
          {effect !== undefined && ` who reach ${effect.title}`}
        </span>
      )}
    </div>
  );
}

function guidesFinding(
  guides: readonly GuideFigures[],
  experiments: readonly Experiment[],
  titleOf: (id: string) => string,
): string {
  const helping = experiments.filter(({ verdict }) => verdict.kind === "helps");
  const [best] = helping.toSorted(
    (a, b) => (b.lift?.difference.value ?? 0) - (a.lift?.difference.value ?? 0),
  );
  if (best?.guide !== undefined) {
    const more = helping.length === 1 ? "" : `, and ${counted(helping.length - 1, "other")}`;
    return `${titleOf(best.guide)} helps${more}`;
  }
  const most = guides.toSorted((a, b) => b.completed - a.completed)[0];
  if (most === undefined) return "Guides at work";
  return `${titleOf(most.guide)} was finished ${counted(most.completed, "time")}`;
}
