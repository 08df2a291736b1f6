import type { Delivery } from "@cairn/core/api";
import type { JSX } from "preact";
import { counted, grouped } from "../words/figures.ts";
import { lately as latelyWords } from "../words/lately.ts";

interface FactsProps {
  readonly figures: Delivery;
  readonly nowMs: number;
}

const DAY_MS = 86_400_000;

/** Four counts that every event that was sent is in, or was given up for. */
export function Facts({ figures, nowMs }: FactsProps): JSX.Element {
  const { lately } = figures;
  const when = latelyWords(lately.since, nowMs);
  const refusedLately = sum(lately.refused);
  const givenUp = sum(figures.givenUp);
  // A person's own decision is no trouble.
  const hasTrouble = Object.keys(figures.givenUp).some((reason) => reason !== "consent-denied");
  const { retentionMs } = figures;
  const erased = lately.refused["erased"] ?? 0;
  return (
    <ul class="facts">
      <Fact
        figure={figures.stored}
        words="stored"
        more={`${grouped(lately.stored)} ${when}; kept ${retentionMs === undefined ? "for ever" : `for ${counted(Math.round(retentionMs / DAY_MS), "day")}`}`}
      />
      <Fact
        figure={lately.duplicates}
        words="known already"
        more={`sent again ${when}, counted once`}
      />
      <Fact
        figure={figures.refused}
        words="refused"
        more={`${grouped(refusedLately)} ${when}${erased === 0 ? "" : `, ${grouped(erased)} of people who were erased`}`}
        warn={refusedLately > erased}
      />
      <Fact
        figure={givenUp}
        words="given up"
        more="by browsers, for the reasons below"
        warn={hasTrouble}
      />
    </ul>
  );
}

function Fact(props: {
  readonly figure: number;
  readonly words: string;
  readonly more: string;
  readonly warn?: boolean;
}): JSX.Element {
  return (
    <li class={`fact${props.warn ? " fact-warn" : ""}`}>
      <span class="fact-figure">{grouped(props.figure)}</span>{" "}
      <span class="fact-words">{props.words}</span>
      <span class="fact-more">{props.more}</span>
    </li>
  );
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
