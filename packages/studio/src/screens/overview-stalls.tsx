import type { StalledPerson, Stalls } from "@cairn/core/api";
import type { JSX } from "preact";
import { brief } from "../models/brief.ts";
import type { OverviewModel } from "../models/overview.ts";
import { NEWEST, moreId, newestFirst, personId } from "../models/stalled-lists.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Panel } from "../parts/panel.tsx";
import { Table } from "../parts/table.tsx";
import type { StalledList } from "../routes.ts";
import { ago, people } from "../words/figures.ts";
import { evidenceLead, shownBy } from "../words/findings.ts";
import { FirstScreen } from "./overview-first-screen.tsx";

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
  return (
    <Panel
      id="stalled-title"
      kicker="Stuck"
      title={stallFinding(stalls)}
      actions={
        <>
          <a href={studio.router.href({ kind: "judging" })}>How stalls are judged</a>
          {stalls.people.some((one) => one.resolvedAt === undefined) && (
            <a href={model.stallsCsvUrl} download>
              Download as CSV
            </a>
          )}
        </>
      }
    >
      {stalls.byMilestone.length === 0 && stalls.people.length === 0 ? (
        <Empty title="Whoever gets stuck will stand here">
          <p>
            Give a milestone an expected time or name the events that are failed attempts: then
            Cairn notices who needs help.
          </p>
        </Empty>
      ) : (
        <>
          <StalledPeople studio={studio} model={model} stalls={stalls} list="stuck" />
          <StalledPeople studio={studio} model={model} stalls={stalls} list="through" />
          <GroupsFold studio={studio} stalls={stalls} />
        </>
      )}
      <FirstScreen model={model} />
    </Panel>
  );
}

/** By milestone, those that are not on the way too, with all that showed it; the map has the first three of each. */
function GroupsFold({
  studio,
  stalls,
}: Pick<StalledProps, "studio"> & { readonly stalls: Stalls }): JSX.Element {
  return (
    <details class="twin">
      <summary>All evidence, by milestone</summary>
      <ul class="stall-groups">
        {stalls.byMilestone.map((group) => (
          <li key={group.milestone} class="stall-group">
            <h3>
              <a href={studio.router.href({ kind: "milestone", id: group.milestone })}>
                {group.title}
              </a>
            </h3>
            <p class="stall-counts">
              <strong>{group.stalledNow}</strong> stuck now
              {group.awayNow !== undefined && `, ${group.awayNow} of them away`} · {group.resolved}{" "}
              got through in the last 7 days
            </p>
            <p class="evidence-lead">{evidenceLead(group)}</p>
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
    </details>
  );
}

/** The evidence; of whom was away and came back that, too. */
function whatShowed({ words, title, backAt }: StalledPerson, nowMs: number): string {
  const back = backAt === undefined ? "" : `; back ${ago(backAt, nowMs)}`;
  return `${shownBy(words, title)}${back}`;
}

function stallFinding(stalls: Stalls): string {
  const worst = stalls.byMilestone.toSorted((a, b) => b.stalledNow - a.stalledNow)[0];
  if (worst === undefined || worst.stalledNow === 0) return "Nobody is stuck right now";
  const first = worst.evidence[0];
  const main = `${people(worst.stalledNow)} ${worst.stalledNow === 1 ? "is" : "are"} stuck at ${worst.title}`;
  return first === undefined ? main : `${main}; the usual sign: ${first.words}`;
}

const NAME_LENGTH = 80;

const CAPTIONS: Readonly<Record<StalledList, string>> = {
  stuck: "Stuck now",
  through: "Got through in the last 7 days",
};

function StalledPeople({
  studio,
  model,
  stalls,
  list,
}: StalledProps & { readonly stalls: Stalls; readonly list: StalledList }): JSX.Element | null {
  const everybody = newestFirst(stalls, list);
  if (everybody.length === 0) return null;
  const isOpen = model.all.value.includes(list);
  const caption = CAPTIONS[list];
  const words = isOpen ? `Show the newest ${NEWEST}` : `Show all ${everybody.length}`;
  return (
    <div class="stalled-list">
      <Table
        caption={caption}
        showCaption
        rows={isOpen ? everybody : everybody.slice(0, NEWEST)}
        keyOf={(one) => `${one.user} ${one.milestone} ${one.at}`}
        columns={[
          {
            head: "Person",
            cell: (one, index) => (
              <a
                id={personId(list, index)}
                href={studio.router.href({ kind: "person", id: one.user })}
              >
                {brief(one.name ?? one.user, NAME_LENGTH)}
              </a>
            ),
          },
          { head: list === "stuck" ? "Stuck at" : "Was stuck at", cell: (one) => one.title },
          { head: "What showed it", cell: (one) => whatShowed(one, model.nowMs.value) },
          {
            head: list === "stuck" ? "Noticed" : "Got through",
            cell: (one) => ago(one.resolvedAt ?? one.at, model.nowMs.value),
          },
        ]}
      />
      {everybody.length > NEWEST && (
        <Button
          small
          id={moreId(list)}
          expanded={isOpen}
          label={`${words}: ${caption.toLowerCase()}`}
          onPress={() => model.toggleAll(list)}
        >
          {words}
        </Button>
      )}
    </div>
  );
}
