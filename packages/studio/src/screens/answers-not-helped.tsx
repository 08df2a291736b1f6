import type { HelpFigures } from "@cairn/core/api";
import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Panel } from "../parts/panel.tsx";
import { Table } from "../parts/table.tsx";
import { ToldName } from "../parts/told.tsx";
import { ago, people } from "../words/figures.ts";

interface NotHelpedProps {
  readonly studio: Studio;
  readonly help: HelpFigures;
}

/** Whom an answer did not help, and what they did then. Nothing where it helped everybody. */
export function NotHelpedPanel({ studio, help }: NotHelpedProps): JSX.Element | null {
  const { notHelped } = help;
  if (notHelped.length === 0) return null;
  const book = studio.draft.guidebook.value;
  const nowMs = studio.platform.now();
  const count = new Set(notHelped.map(({ user }) => user)).size;
  return (
    <Panel
      id="not-helped-title"
      kicker="Did not help"
      title={`${people(count)} read an answer and still had the question`}
      note="What they did next tells what the answer lacks. The newest fifty."
    >
      <Table
        caption="Whom an answer did not help"
        rows={notHelped}
        keyOf={(one) => `${one.user} ${one.faq}`}
        columns={[
          {
            head: "Person",
            cell: (one) => (
              <a href={studio.router.href({ kind: "person", id: one.user })}>
                <ToldName text={one.name ?? one.user} />
              </a>
            ),
          },
          {
            head: "Answer",
            cell: ({ faq }) => (
              <a href={studio.router.href({ kind: "answer", id: faq })}>
                {plainText(book.faqs?.[faq]?.question, firstLocale(book)) || faq}
              </a>
            ),
          },
          {
            head: "Then",
            cell: ({ next }) =>
              next === undefined ? "nothing for half an hour" : <ToldName text={next.words} />,
          },
          { head: "When", cell: (one) => ago(one.at, nowMs) },
        ]}
      />
    </Panel>
  );
}
