import type { Experiment } from "@cairn/core/api";
import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { Table } from "../parts/table.tsx";
import { guideColumn } from "./effect-guide.tsx";

interface NoEffectProps {
  readonly studio: Studio;
  readonly guides: readonly Experiment[];
}

/** What to do where guides are live and none is compared with anything: three steps, and each guide with its first one. */
export function NoEffectYet({ studio, guides }: NoEffectProps): JSX.Element {
  return (
    <>
      <ol class="steps">
        <li>
          <strong>Choose who goes without it</strong>, guide by guide: 20 % is a good start. Whoever
          asks for help gets it all the same.
        </li>
        <li>
          <strong>Publish.</strong> Chance picks them, and each person stays where chance put them.
        </li>
        <li>
          <strong>Come back.</strong> It says here whether the guide helps, or how many days more it
          takes. Looking every day does no harm.
        </li>
      </ol>
      <Table
        caption="Guides that could be measured"
        rows={guides}
        keyOf={(one) => one.guide ?? ""}
        columns={[
          guideColumn(studio),
          {
            head: "Would be measured by",
            cell: ({ effect }) =>
              effect?.title ?? <span class="quiet">no milestone to help with</span>,
          },
          {
            head: "First step",
            steps: true,
            cell: (one) => <FirstStep studio={studio} guide={one} />,
          },
        ]}
      />
    </>
  );
}

function FirstStep(props: { readonly studio: Studio; readonly guide: Experiment }): JSX.Element {
  const { studio, guide } = props;
  const id = guide.guide ?? "";
  return (
    <a
      class="button button-plain button-small"
      href={studio.router.href({ kind: "guide", id, at: `guides.${id}.holdout` })}
      aria-label={`Choose who goes without ${guide.title}`}
    >
      Choose who goes without it
    </a>
  );
}
