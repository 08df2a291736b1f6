import type { JSX } from "preact";
import { brief } from "../models/brief.ts";
import type { Route } from "../routes.ts";
import type { Change, PartChanges } from "../words/changes.ts";

interface ChangesListProps {
  readonly parts: readonly PartChanges[];
  /** Address of a place; left out where nothing leads to forms, as between two old versions. */
  readonly href?: (route: Route) => string;
}

const KINDS = { added: "new", removed: "removed", changed: "" } as const;

/** Changes in words, part by part, each with the way to its form. */
export function ChangesList({ parts, href }: ChangesListProps): JSX.Element {
  return (
    <ul class="changes">
      {parts.map((part) => (
        <li key={part.path.join(".")}>
          <h4>
            <Way route={part.route} href={href}>
              <bdi>{brief(part.title, 120)}</bdi>
            </Way>
            {KINDS[part.kind] !== "" && (
              <>
                {" "}
                <span class={`tag tag-${part.kind}`}>{KINDS[part.kind]}</span>
              </>
            )}
          </h4>
          {part.kind === "changed" && (
            <ul>
              <ChangeLines changes={part.changes} href={href} />
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The changes of one part alone, where its title stands already. */
export function ChangeLines({
  changes,
  href,
}: {
  readonly changes: readonly Change[];
  readonly href?: ChangesListProps["href"];
}): JSX.Element {
  return (
    <>
      {changes.map((change) => (
        <li key={change.path.join(".")}>
          <ChangeLine change={change} href={href} />
        </li>
      ))}
    </>
  );
}

function ChangeLine({
  change,
  href,
}: {
  readonly change: Change;
  readonly href: ChangesListProps["href"];
}): JSX.Element {
  const { what, before, after, route } = change;
  return (
    <>
      <Way route={route} href={href}>
        <bdi>{brief(what, 160)}</bdi>
      </Way>
      {(before !== undefined || after !== undefined) && ": "}
      {before !== undefined && (
        <del>
          <bdi>{before}</bdi>
        </del>
      )}
      {before !== undefined && after !== undefined && (
        <>
          <span aria-hidden="true"> → </span>
          <span class="visually-hidden"> became </span>
        </>
      )}
      {after !== undefined && (
        <ins>
          <bdi>{after}</bdi>
        </ins>
      )}
    </>
  );
}

function Way(props: {
  readonly route: Route | undefined;
  readonly href: ChangesListProps["href"];
  readonly children: JSX.Element;
}): JSX.Element {
  const { route, href, children } = props;
  return route === undefined || href === undefined ? (
    children
  ) : (
    <a href={href(route)}>{children}</a>
  );
}
