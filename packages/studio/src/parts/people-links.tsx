import type { ReachPerson } from "@cairn/core/api";
import type { JSX } from "preact";
import { grouped } from "../words/figures.ts";
import { ToldName } from "./told.tsx";

interface PeopleLinksProps {
  readonly people: readonly ReachPerson[];
  /** How many there are, where `people` are only some of them. */
  readonly all: number;
  readonly hrefOf: (id: string) => string;
}

/** Names that lead to the people behind a figure. */
export function PeopleLinks({ people, all, hrefOf }: PeopleLinksProps): JSX.Element {
  const more = all - people.length;
  return (
    <ul class="people-links">
      {people.map(({ id, name = id }) => (
        <li key={id}>
          <a href={hrefOf(id)}>
            <ToldName text={name} most={40} />
          </a>
        </li>
      ))}
      {more > 0 && <li>and {grouped(more)} more</li>}
    </ul>
  );
}
