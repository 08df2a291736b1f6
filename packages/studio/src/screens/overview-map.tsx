import type { StallMap } from "@cairn/core/api";
import type { JSX } from "preact";
import type { OverviewModel } from "../models/overview.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Panel } from "../parts/panel.tsx";
import { Table } from "../parts/table.tsx";
import { TableTwin } from "../parts/table-twin.tsx";
import { grouped, lasting, percent } from "../words/figures.ts";
import { mapFinding, worstStone } from "../words/stall-map.ts";
import { FixDialogView } from "./overview-fix.tsx";
import { Stone } from "./overview-stone.tsx";

interface MapProps {
  readonly studio: Studio;
  readonly model: OverviewModel;
}

/** The way to value as stones on a path: where people stop, what shows why, and what to do about it. */
export function StallMapPanel({ studio, model }: MapProps): JSX.Element {
  return (
    <>
      <LoadedView
        resource={model.map}
        what="stall map"
        draw={(map) => (
          <Panel
            id="map-title"
            kicker="The way to value"
            title={mapFinding(map)}
            {...(map.users > 0 && map.stones.length > 0 ? { note: noteOn(map) } : {})}
          >
            {map.stones.length === 0 ? (
              <Empty title="The path runs over your activation milestones">
                <a href={studio.router.href({ kind: "milestones" })}>Make the first milestone</a>
              </Empty>
            ) : (
              <Stones studio={studio} model={model} map={map} />
            )}
          </Panel>
        )}
      />
      <FixDialogView model={model} />
    </>
  );
}

function noteOn({ users, through }: StallMap): string {
  return `${grouped(users)} came, ${grouped(through)} went all the way. The path is as wide as there are people on it; a pebble is somebody who is stuck.`;
}

function Stones({ studio, model, map }: MapProps & { readonly map: StallMap }): JSX.Element {
  const worst = worstStone(map);
  const fixes = valueOf(model.fixes) ?? [];
  return (
    <>
      <ol class="stall-map">
        {map.stones.map((stone) => (
          <Stone
            key={stone.milestone}
            studio={studio}
            model={model}
            stone={stone}
            users={map.users}
            isWorst={stone === worst}
            fix={fixes.find(({ marker }) => marker.milestone === stone.milestone)}
          />
        ))}
      </ol>
      <TableTwin>
        <Table
          caption="The way to value"
          rows={map.stones}
          keyOf={({ milestone }) => milestone}
          columns={[
            { head: "Milestone", cell: ({ title }) => title },
            { head: "Came", figure: true, cell: ({ came }) => grouped(came) },
            { head: "Passed", figure: true, cell: ({ passed }) => grouped(passed) },
            { head: "Under way", figure: true, cell: ({ underWay }) => grouped(underWay) },
            { head: "Stuck now", figure: true, cell: ({ stuck }) => grouped(stuck) },
            { head: "Of them away", figure: true, cell: ({ away }) => grouped(away) },
            {
              head: "Not past it",
              figure: true,
              cell: ({ stopShare }) => (stopShare === undefined ? "–" : percent(stopShare)),
            },
            {
              head: "Half take",
              figure: true,
              cell: ({ medianMs }) => (medianMs === undefined ? "–" : lasting(medianMs)),
            },
          ]}
        />
      </TableTwin>
    </>
  );
}
