import type { HelpFigures, UnansweredSearch } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { PeopleLinks } from "../parts/people-links.tsx";
import { Panel } from "../parts/panel.tsx";
import { Table } from "../parts/table.tsx";
import { ToldName } from "../parts/told.tsx";
import { ago, people } from "../words/figures.ts";
import { helpNote, unansweredFinding } from "../words/help.ts";

interface UnansweredProps {
  readonly studio: Studio;
  readonly help: HelpFigures;
}

/** Searches that found nothing, each one press away from its answer. */
export function Unanswered({ studio, help }: UnansweredProps): JSX.Element {
  const nowMs = studio.platform.now();
  return (
    <Panel
      id="unanswered-title"
      kicker="Searches with no answer"
      title={unansweredFinding(help)}
      {...(help.people === 0 ? {} : { note: helpNote(help) })}
    >
      {help.unanswered.length === 0 ? (
        <Empty title={help.searches === 0 ? "Nothing to answer yet" : "Nothing is missing"}>
          {help.searches === 0
            ? "What people type into the help and do not find will stand here."
            : "What people typed led to an answer each time."}
        </Empty>
      ) : (
        <Table
          caption="Searches with no answer"
          rows={help.unanswered}
          keyOf={(one) => one.query}
          columns={[
            { head: "They typed", cell: (one) => <ToldName text={one.query} /> },
            { head: "Who", cell: (one) => <Who studio={studio} search={one} /> },
            { head: "Searches", figure: true, cell: (one) => one.searches },
            { head: "Where", cell: (one) => <Where search={one} /> },
            { head: "Last", cell: (one) => ago(one.lastAt, nowMs) },
            {
              head: "Answer",
              steps: true,
              cell: (one) => <WriteIt studio={studio} query={one.query} />,
            },
          ]}
        />
      )}
    </Panel>
  );
}

function Where({ search: { pages } }: { readonly search: UnansweredSearch }): JSX.Element {
  return (
    <span>
      {pages.length === 0 ? "–" : pages.map(({ path }) => <ToldLine key={path} text={path} />)}
    </span>
  );
}

function ToldLine({ text }: { readonly text: string }): JSX.Element {
  return (
    <span class="line">
      <ToldName text={text} most={40} />
    </span>
  );
}

/** How many, and the latest of them by a link each. */
function Who(props: { readonly studio: Studio; readonly search: UnansweredSearch }): JSX.Element {
  const { search, studio } = props;
  return (
    <details class="who">
      <summary>{people(search.people)}</summary>
      <PeopleLinks
        people={search.latest}
        all={search.people}
        hrefOf={(id) => studio.router.href({ kind: "person", id })}
      />
    </details>
  );
}

function WriteIt(props: { readonly studio: Studio; readonly query: string }): JSX.Element {
  const { studio, query } = props;
  const written = answerWith(studio.draft.guidebook.value, query);
  if (written !== undefined) {
    return (
      <a href={studio.router.href({ kind: "answer", id: written.id })}>
        In the draft: {written.question}
      </a>
    );
  }
  return (
    <Button
      small
      label={`Write the answer to “${query}”`}
      onPress={() =>
        studio.router.go({
          kind: "answer",
          id: studio.definitions.createAnswer(query, [query]),
        })
      }
    >
      Write the answer
    </Button>
  );
}

/** The answer of the draft that is found by these very words. */
function answerWith(
  book: Guidebook,
  query: string,
): { readonly id: string; readonly question: string } | undefined {
  const wanted = query.toLowerCase();
  for (const [id, { question, keywords = [] }] of Object.entries(book.faqs ?? {})) {
    const words = plainText(question, firstLocale(book));
    const all = [words, ...keywords].map((one) => one.toLowerCase());
    if (all.includes(wanted)) return { id, question: words || id };
  }
  return undefined;
}
