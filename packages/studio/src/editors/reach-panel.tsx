import type { SimulatedGuide, Simulation } from "@cairn/core/api";
import type { JSX } from "preact";
import { type Bar, Bars } from "../charts/bars.tsx";
import type { Question } from "../models/question.ts";
import type { Studio } from "../models/studio.ts";
import { PeopleLinks } from "../parts/people-links.tsx";
import { QuestionPanel } from "../parts/question-panel.tsx";
import { TableTwin } from "../parts/table-twin.tsx";
import { Table } from "../parts/table.tsx";
import { grouped } from "../words/figures.ts";
import { ofAll, reachFinding, reachNote, reasonWords } from "../words/reach.ts";

interface ReachPanelProps {
  readonly studio: Studio;
  readonly question: Question<Simulation>;
  /** The guide that is edited. */
  readonly guide: string;
}

const EMPTY: Omit<SimulatedGuide, "guide"> = {
  title: "",
  kind: "",
  would: 0,
  unknown: 0,
  wouldNot: 0,
  reasons: [],
  who: [],
};

/** Who would have seen this guide in the last days, and why the others would not. */
export function ReachPanel({ studio, question, guide }: ReachPanelProps): JSX.Element {
  const of = ({ guides }: Simulation): SimulatedGuide =>
    guides.find((one) => one.guide === guide) ?? { guide, ...EMPTY };
  return (
    <QuestionPanel
      question={question}
      id="reach-title"
      kicker="Who would have seen this"
      asking="Replaying the last 7 days"
      finding={(found) => reachFinding(found, of(found))}
      notes={(found) => reachNote(found, of(found))}
    >
      {(found) => <Reasons studio={studio} found={found} guide={of(found)} />}
    </QuestionPanel>
  );
}

interface ReasonsProps {
  readonly studio: Studio;
  readonly found: Simulation;
  readonly guide: SimulatedGuide;
}

interface Row {
  readonly key: string;
  readonly verdict: string;
  readonly words: string;
  readonly people: number;
  readonly looked: number;
  readonly some: SimulatedGuide["reasons"][number]["some"];
  readonly look: Bar["look"];
}

function Reasons({ studio, found, guide }: ReasonsProps): JSX.Element | null {
  if (found.people === 0) {
    return (
      <p class="panel-note">
        Once people use your product again, their visits are replayed here. Is it connected?{" "}
        <a href={studio.router.href({ kind: "install" })}>See the installation</a>.
      </p>
    );
  }
  const rows = rowsOf(studio, found, guide);
  const hrefOf = (id: string): string => studio.router.href({ kind: "person", id });
  return (
    <>
      <Bars
        most={found.people}
        bars={rows.map(({ key, words, people, look }) => ({
          key,
          title: words,
          value: people,
          look,
        }))}
      />
      <TableTwin>
        <Table
          caption="Who would have seen this guide, and why the others would not"
          rows={rows}
          keyOf={(row) => row.key}
          columns={[
            { head: "Why", cell: (row) => row.words },
            { head: "Seen", cell: (row) => row.verdict },
            { head: "People", figure: true, cell: (row) => grouped(row.people) },
            {
              head: "Who",
              cell: (row) => <PeopleLinks people={row.some} all={row.looked} hrefOf={hrefOf} />,
            },
          ]}
        />
      </TableTwin>
    </>
  );
}

function rowsOf(studio: Studio, found: Simulation, guide: SimulatedGuide): readonly Row[] {
  const book = studio.draft.guidebook.value;
  const would: Row = {
    key: "would",
    verdict: "yes",
    words: "Would have seen it",
    people: ofAll(guide.would, found),
    looked: guide.would,
    some: guide.who.slice(0, 20),
    look: "main",
  };
  return [
    would,
    ...guide.reasons.map((reason): Row => ({
      key: JSON.stringify([reason.kind, reason.because]),
      verdict: reason.kind === "unknown" ? "not known" : "no",
      words: reasonWords(reason, guide.guide, book),
      people: ofAll(reason.people, found),
      looked: reason.people,
      some: reason.some,
      look: reason.kind === "unknown" ? "open" : "rest",
    })),
  ];
}
