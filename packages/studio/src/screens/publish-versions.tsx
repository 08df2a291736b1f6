import type { Environment, Version } from "@cairn/core/api";
import type { JSX } from "preact";
import type { PublishModel } from "../models/publish.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Panel } from "../parts/panel.tsx";
import { Table } from "../parts/table.tsx";
import { Told } from "../parts/told.tsx";
import { ago, atTime } from "../words/figures.ts";
import { ComparedVersions } from "./publish-compare.tsx";

interface VersionsProps {
  readonly studio: Studio;
  readonly model: PublishModel;
}

/** Everything that was ever published, newest first, each with what it changed and a way back. */
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
            <>
              <ComparedVersions studio={studio} model={model} versions={versions} />
              <VersionTable versions={versions} studio={studio} model={model} />
            </>
          )
        }
      />
    </Panel>
  );
}

function VersionTable(props: {
  readonly versions: readonly Version[];
  readonly studio: Studio;
  readonly model: PublishModel;
}): JSX.Element {
  const { model, studio } = props;
  const { api, router } = studio;
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
              {one.version}{" "}
              {whereIs(one.version, studio, model).map((where) => (
                <span key={where} class={where === "live" ? "tag tag-good" : "tag"}>
                  {where}
                </span>
              ))}
            </>
          ),
        },
        {
          head: "Published",
          cell: (one) => (
            <time dateTime={one.publishedAt} title={atTime(one.publishedAt)}>
              {ago(one.publishedAt, Math.max(model.nowMs, Date.parse(one.publishedAt)))}
            </time>
          ),
        },
        { head: "By", cell: (one) => <Told text={one.by} /> },
        {
          head: "What changed",
          cell: (one) => (
            <>
              {one.note !== undefined ? (
                <Told text={one.note} />
              ) : one.restores === undefined ? (
                <span class="quiet">no note</span>
              ) : (
                `Back to version ${one.restores}`
              )}{" "}
              <a
                href={router.href({ kind: "publish", to: one.version })}
                aria-label={`Changes of version ${one.version}`}
              >
                Changes
              </a>
            </>
          ),
        },
        {
          head: "Way back",
          steps: true,
          cell: (one) => (
            <span class="row-actions">
              <WayBack version={one} studio={studio} model={model} />
              <a
                class="button button-quiet button-small"
                href={api.versionFileUrl(one.version)}
                download={`guidebook-${one.version}.json`}
                aria-label={`Version ${one.version} as a file`}
              >
                File
              </a>
            </span>
          ),
        },
      ]}
    />
  );
}

function WayBack(props: {
  readonly version: Version;
  readonly studio: Studio;
  readonly model: PublishModel;
}): JSX.Element | null {
  const { version, studio, model } = props;
  // What is tried in test goes live by the step that says so, forward and not back.
  const isThere = whereIs(version.version, studio, model).some((at) => at !== "only in test");
  if (isThere || !studio.session.may("publisher")) return null;
  const environment: Environment = studio.router.env.value;
  return (
    <Button
      small
      label={`Roll back${environment === "test" ? " test" : ""} to version ${version.version}`}
      disabled={model.busy.value}
      onPress={() => void model.rollback(version.version, environment)}
    >
      Roll back
    </Button>
  );
}

/** Where a version is now; "test" too where test gets what live gets goes without saying. */
function whereIs(version: number, studio: Studio, model: PublishModel): readonly string[] {
  const states = valueOf(model.environments) ?? [];
  const test = states.find(({ environment }) => environment === "test");
  const isTried = test?.followsLive === false && test.version?.version === version;
  const isLive = studio.draft.stored.value?.live === version;
  const releases = valueOf(model.releases) ?? [];
  const wasLive = releases.some((one) => one.environment === "live" && one.version === version);
  if (isLive) return isTried ? ["live", "test"] : ["live"];
  if (isTried) return ["test"];
  return wasLive || releases.length === 0 ? [] : ["only in test"];
}
