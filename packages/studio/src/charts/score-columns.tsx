import type { JSX } from "preact";
import { grouped } from "../words/figures.ts";
import { round } from "./scale.ts";

/** One answer of a scale. */
export interface ScoreColumn {
  readonly score: number;
  readonly people: number;
  readonly tone: "good" | "middle" | "bad";
}

interface ScoreColumnsProps {
  readonly label: string;
  readonly columns: readonly ScoreColumn[];
  /** Where the people behind a score are. */
  readonly hrefOf: (score: number) => string;
}

const HEIGHT = 60;

/** How many gave each score; each leads to those who did. */
export function ScoreColumns({ label, columns, hrefOf }: ScoreColumnsProps): JSX.Element {
  const most = Math.max(1, ...columns.map(({ people }) => people));
  return (
    <ol class="scores" aria-label={label}>
      {columns.map(({ score, people, tone }) => {
        const high = people === 0 ? 0 : Math.max(1.5, round((people / most) * HEIGHT));
        const drawn = (
          <>
            <span class="score-people">
              {grouped(people)}
              <span class="visually-hidden">{people === 1 ? " person" : " people"} answered </span>
            </span>
            <svg viewBox={`0 0 10 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
              <rect class={`score-${tone}`} width="10" y={HEIGHT - high} height={high} />
            </svg>
            <span class="score-name">{score}</span>
          </>
        );
        return (
          <li key={score}>
            {people === 0 ? (
              <span class="score">{drawn}</span>
            ) : (
              <a class="score" href={hrefOf(score)}>
                {drawn}
              </a>
            )}
          </li>
        );
      })}
    </ol>
  );
}
