import type { Version } from "@cairn/core/api";
import type { JSX } from "preact";
import type { PublishModel } from "../models/publish.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Panel } from "../parts/panel.tsx";
import { Table } from "../parts/table.tsx";
import { ago, atTime } from "../words/figures.ts";

interface VersionsProps {
  readonly studio: Studio;
  readonly model: PublishModel;
}

/** Everything that was ever live, newest first, each a way back. */
export function VersionsPanel({ studio, model }: VersionsProps): JSX.Element {
  const live = studio.draft.stored.value?.live;
  return (
    <Panel
      id="versions-title"
      kicker="History"
      title={live === undefined ? "Nothing is live yet" : `Version ${live} is live`}
    >
      <LoadedView
        resource={model.versions}
        what="versions"
        draw={(versions) =>
          versions.length === 0 ? (
            <Empty title="The first version appears here once you publish" />
          ) : (
            <VersionTable versions={versions} live={live} model={model} />
          )
        }
      />
    </Panel>
  );
}

function VersionTable(props: {
  readonly versions: readonly Version[];
  readonly live: number | undefined;
  readonly model: PublishModel;
}): JSX.Element {
  const { live, model } = props;
  return (
    <Table
      caption="Versions"
      rows={props.versions}
      keyOf={(one) => String(one.version)}
      columns={[
        {
          head: "Version",
          cell: (one) => (
            <>
              {one.version} {one.version === live && <span class="tag tag-good">live</span>}
            </>
          ),
        },
        {
          head: "Published",
          cell: (one) => (
            <time dateTime={one.publishedAt} title={atTime(one.publishedAt)}>
              {ago(one.publishedAt, model.nowMs)}
            </time>
          ),
        },
        { head: "By", cell: (one) => one.by },
        {
          head: "What changed",
          cell: (one) =>
            one.note ??
            (one.restores === undefined ? (
              <span class="quiet">no note</span>
            ) : (
              `Back to version ${one.restores}`
            )),
        },
        {
          head: "Way back",
          cell: (one) =>
            one.version === live ? (
              <span class="quiet">–</span>
            ) : (
              <Button
                small
                label={`Roll back to version ${one.version}`}
                onPress={() => model.ask({ kind: "rollback", version: one })}
              >
                Roll back
              </Button>
            ),
        },
      ]}
    />
  );
}
