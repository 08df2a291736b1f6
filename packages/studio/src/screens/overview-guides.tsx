import type { GuideFigures } from "@cairn/core/api";
import type { JSX } from "preact";
import type { OverviewModel } from "../models/overview.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Empty } from "../parts/empty.tsx";
import { Panel } from "../parts/panel.tsx";
import { Table } from "../parts/table.tsx";
import { counted } from "../words/figures.ts";

interface GuidesProps {
  readonly studio: Studio;
  readonly model: OverviewModel;
}

/** What each guide did: seen, finished, put away, or broken because its element is gone. */
export function GuidesAtWork({ studio, model }: GuidesProps): JSX.Element | null {
  const overview = valueOf(model.overview);
  if (overview === undefined) return null;
  const book = studio.draft.guidebook.value;
  const titleOf = (id: string): string =>
    plainText(book.guides?.[id]?.title, firstLocale(book)) || id;
  return (
    <Panel id="guides-title" kicker="Help" title={guidesFinding(overview.guides, titleOf)}>
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

function guidesFinding(guides: readonly GuideFigures[], titleOf: (id: string) => string): string {
  const broken = guides.find((one) => one.broken > 0);
  if (broken !== undefined) return `${titleOf(broken.guide)} did not find its element`;
  const most = guides.toSorted((a, b) => b.completed - a.completed)[0];
  if (most === undefined) return "Guides at work";
  return `${titleOf(most.guide)} was finished ${counted(most.completed, "time")}`;
}
