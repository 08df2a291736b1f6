import type { PersonSummary, StallStone, StoneEvidence } from "@cairn/core/api";
import type { JSX } from "preact";
import { brief } from "../models/brief.ts";
import { valueOf } from "../models/resource.ts";
import type { StallPeopleModel } from "../models/stall-people.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { MorePages } from "../parts/more-pages.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Table } from "../parts/table.tsx";
import { ago, people } from "../words/figures.ts";
import { figureFinding } from "../words/stall-map.ts";
import { beginHelp } from "./begin-help.ts";
import { HowItGoes } from "./people.tsx";

interface StallPeopleProps {
  readonly studio: Studio;
  readonly model: StallPeopleModel;
}

const NAME_LENGTH = 80;

/** The people behind a figure of the stall map, newest activity first. */
export function StallPeopleScreen({ studio, model }: StallPeopleProps): JSX.Element {
  const { stone, piece } = shownOf(model);
  return (
    <>
      <PageHead
        title={headOf(model)}
        actions={
          stone !== undefined &&
          piece !== undefined &&
          studio.session.may("editor") && (
            <Button look="primary" onPress={() => beginHelp(studio, stone, piece)}>
              Make a guide for it
            </Button>
          )
        }
        back={{ href: studio.router.href({ kind: "overview" }), words: "Overview" }}
        lead="Open one to read their story."
      />
      <LoadedView
        resource={model.first}
        what="people"
        draw={({ people: first }) => (
          <Everybody studio={studio} model={model} everybody={[...first, ...model.more.value]} />
        )}
      />
    </>
  );
}

/** The stone, and the piece of its evidence that is asked about, once the map is there and as long as it has them. */
function shownOf({ asked, map }: StallPeopleModel): {
  readonly stone?: StallStone | undefined;
  readonly piece?: StoneEvidence | undefined;
} {
  const stone = valueOf(map)?.stones.find(({ milestone }) => milestone === asked.milestone);
  return { stone, piece: stone?.evidence.find(({ key }) => key === asked.evidence) };
}

/** "13 people at Connect a bank: angry clicks on #connect". The figure is the map's, as it stood beside the link. */
function headOf(model: StallPeopleModel): string {
  const { asked } = model;
  const { stone, piece } = shownOf(model);
  if (stone === undefined) return "People on the way";
  if (asked.evidence !== "") {
    const words = piece?.words ?? asked.evidence.replace(/^[a-z-]+:/, "");
    const who = piece === undefined ? "People" : people(piece.users);
    return `${who} at ${stone.title}: ${words}`;
  }
  const { came, passed, underWay, stuck, away } = stone;
  const counts = { came, passed, "under-way": underWay, stuck, away };
  return figureFinding(asked.figure, counts[asked.figure], stone.title);
}

function Everybody({
  studio,
  model,
  everybody,
}: StallPeopleProps & { readonly everybody: readonly PersonSummary[] }): JSX.Element {
  if (everybody.length === 0) {
    return (
      <Empty title="Nobody any more">
        They have gone on, or what showed it has changed.{" "}
        <a href={studio.router.href({ kind: "overview" })}>See how it stands now</a>
      </Empty>
    );
  }
  return (
    <>
      <Table
        caption="People"
        rows={everybody}
        keyOf={({ id }) => id}
        columns={[
          {
            head: "Person",
            cell: (one) => (
              <a class="person-link" href={studio.router.href({ kind: "person", id: one.id })}>
                {brief(one.name ?? one.email ?? one.id, NAME_LENGTH)}
              </a>
            ),
          },
          { head: "Milestones", figure: true, cell: ({ reached }) => reached },
          { head: "How it goes", cell: (one) => <HowItGoes person={one} nowMs={model.nowMs} /> },
          { head: "Last seen", cell: ({ lastAt }) => ago(lastAt, model.nowMs) },
        ]}
      />
      <MorePages model={model} what="people" />
    </>
  );
}
