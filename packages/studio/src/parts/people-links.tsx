import type { ReachPerson } from "@cairn/core/api";
import type { JSX } from "preact";
import { grouped } from "../words/figures.ts";
import { More } from "./more.tsx";
import { ToldName } from "./told.tsx";

// A wall of names says less than a few; a fold is not worth it for a handful.
const FIRST = 20;
const MOST_AT_ONCE = 30;

interface PeopleLinksProps {
  readonly people: readonly ReachPerson[];
  /** How many there are, where `people` are only some of them. */
  readonly all: number;
  readonly hrefOf: (id: string) => string;
}

/** Names that lead to the people behind a figure. */
export function PeopleLinks({ people, all, hrefOf }: PeopleLinksProps): JSX.Element {
  const unnamed = all - people.length;
  const links = people.map(({ id, name = id }) => (
    <li key={id}>
      <a href={hrefOf(id)}>
        <ToldName text={name} most={40} />
      </a>
    </li>
  ));
  const more = unnamed > 0 && <li>and {grouped(unnamed)} more</li>;
  if (links.length <= MOST_AT_ONCE) {
    return (
      <ul class="people-links">
        {links}
        {more}
      </ul>
    );
  }
  return (
    <>
      <ul class="people-links">{links.slice(0, FIRST)}</ul>
      <More words={`${grouped(all - FIRST)} more`} open={false}>
        <ul class="people-links">
          {links.slice(FIRST)}
          {more}
        </ul>
      </More>
    </>
  );
}
