import type { ComponentChildren, JSX } from "preact";
import { people as peopleInWords, percent } from "../words/figures.ts";
import { round } from "./scale.ts";

/** One group of people among all. */
export interface ShareRow {
  readonly key: string;
  readonly title: string;
  readonly people: number;
  /** 0 to 1; absent: of nobody. */
  readonly share?: number;
  /** The share in words; left out: in per cent. */
  readonly words?: string;
  /** What else is to be said of them. */
  readonly more?: ComponentChildren;
  /** Where they are; left out: nobody is there. */
  readonly href?: string;
  readonly tone?: "good" | "middle" | "bad";
}

interface ShareListProps {
  readonly label: string;
  readonly rows: readonly ShareRow[];
}

/** Groups under each other, each as long as its share, and a link to the people in it. */
export function ShareList({ label, rows }: ShareListProps): JSX.Element {
  return (
    <ul class="shares" aria-label={label}>
      {rows.map(({ key, title, people, share, words, more, href, tone = "good" }) => (
        <li key={key}>
          <span class="share-title">
            <bdi>{title}</bdi>
          </span>
          <span class="share-figures">
            {href === undefined || people === 0 ? (
              peopleInWords(people)
            ) : (
              <a href={href} aria-label={`${peopleInWords(people)}: ${title}`}>
                {peopleInWords(people)}
              </a>
            )}
            {share !== undefined && <span class="quiet">{words ?? percent(share)}</span>}
          </span>
          <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-back" width="100" height="8" />
            <rect class={`score-${tone}`} width={round((share ?? 0) * 100)} height="8" />
          </svg>
          {more !== undefined && <span class="share-more">{more}</span>}
        </li>
      ))}
    </ul>
  );
}
