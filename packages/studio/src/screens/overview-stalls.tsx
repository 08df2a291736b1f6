import type { StalledPerson, Stalls } from "@cairn/core/api";
import type { JSX } from "preact";
import type { OverviewModel } from "../models/overview.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Panel } from "../parts/panel.tsx";
import { Table } from "../parts/table.tsx";
import { ago, people } from "../words/figures.ts";

interface StalledProps {
  readonly studio: Studio;
  readonly model: OverviewModel;
}

/** Who is stuck now, where, and what showed it; then who got through in the last week. */
export function StalledNow({ studio, model }: StalledProps): JSX.Element {
  return (
    <div id="stalled" tabIndex={-1} class="anchor">
      <LoadedView
        resource={model.stalls}
        what="stalls"
        draw={(stalls) => <StallsPanel studio={studio} model={model} stalls={stalls} />}
      />
    </div>
  );
}

function StallsPanel({
  studio,
  model,
  stalls,
}: StalledProps & { readonly stalls: Stalls }): JSX.Element {
  const now = stalls.people.filter((one) => one.resolvedAt === undefined);
  const through = stalls.people.filter((one) => one.resolvedAt !== undefined);
  return (
    <Panel id="stalled-title" kicker="Stuck" title={stallFinding(stalls)}>
      {stalls.byMilestone.length === 0 && stalls.people.length === 0 ? (
        <Empty title="Nobody is stuck">
          <p>
            Give a milestone an expected time or name the events that are failed attempts: then
            Cairn notices who needs help.
          </p>
        </Empty>
      ) : (
        <>
          <ul class="stall-groups">
            {stalls.byMilestone.map((group) => (
              <li key={group.milestone} class="stall-group">
                <h3>
                  <a href={studio.router.href({ kind: "milestone", id: group.milestone })}>
                    {group.title}
                  </a>
                </h3>
                <p class="stall-counts">
                  <strong>{group.stalledNow}</strong> stuck now · {group.resolved} got through in
                  the last 7 days
                </p>
                <ul class="evidence">
                  {group.evidence.map((piece) => (
                    <li key={piece.words}>
                      <span>{piece.words}</span>
                      <span class="evidence-users">{people(piece.users)}</span>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          {now.length > 0 && (
            <StalledTable studio={studio} model={model} caption="Stuck now" list={now} />
          )}
          {through.length > 0 && (
            <StalledTable
              studio={studio}
              model={model}
              caption="Got through in the last 7 days"
              list={through}
            />
          )}
        </>
      )}
    </Panel>
  );
}

function stallFinding(stalls: Stalls): string {
  const worst = stalls.byMilestone.toSorted((a, b) => b.stalledNow - a.stalledNow)[0];
  if (worst === undefined || worst.stalledNow === 0) return "Nobody is stuck right now";
  const first = worst.evidence[0];
  const main = `${people(worst.stalledNow)} ${worst.stalledNow === 1 ? "is" : "are"} stuck at ${worst.title}`;
  return first === undefined ? main : `${main}; most: ${first.words}`;
}

function StalledTable({
  studio,
  model,
  caption,
  list,
}: StalledProps & {
  readonly caption: string;
  readonly list: readonly StalledPerson[];
}): JSX.Element {
  return (
    <Table
      caption={caption}
      showCaption
      rows={list}
      keyOf={(one) => `${one.user} ${one.milestone} ${one.at}`}
      columns={[
        {
          head: "Person",
          cell: (one) => (
            <a href={studio.router.href({ kind: "person", id: one.user })}>
              {one.name ?? one.user}
            </a>
          ),
        },
        { head: "Stuck at", cell: (one) => one.title },
        { head: "What showed it", cell: (one) => one.words },
        {
          head: "When",
          cell: (one) => ago(one.resolvedAt ?? one.at, model.nowMs.value),
        },
      ]}
    />
  );
}
