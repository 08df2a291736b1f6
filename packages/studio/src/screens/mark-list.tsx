import type { Marker } from "@cairn/core/api";
import type { JSX } from "preact";
import { localDay } from "../models/marks.ts";
import type { Studio } from "../models/studio.ts";
import { USUAL_DAYS } from "../routes.ts";
import { onDay } from "../words/figures.ts";
import { MARK_KINDS } from "./new-mark.tsx";

interface MarkListProps {
  readonly studio: Studio;
  readonly marks: readonly Marker[];
  /** What people before and after are compared by, where a mark is not bound to one. */
  readonly milestone: string | undefined;
  /** The numbers stand on the curve above. */
  readonly numbered?: boolean;
}

/** Releases and fixes of a curve; each leads to the comparison of before and after. Nothing where there are none. */
export function MarkList({
  studio,
  marks,
  milestone,
  numbered,
}: MarkListProps): JSX.Element | null {
  if (marks.length === 0) return null;
  return (
    <ol
      class={numbered ? "mark-list mark-list-numbered" : "mark-list"}
      aria-label="Releases and fixes"
    >
      {marks.map((mark) => (
        <li key={mark.id}>
          <a
            href={studio.router.href({
              kind: "before-after",
              milestone: mark.milestone ?? milestone ?? "",
              day: localDay(mark.at),
              days: USUAL_DAYS,
            })}
          >
            {mark.title}
          </a>{" "}
          <span class="quiet">
            {MARK_KINDS[mark.kind].toLowerCase()}, {onDay(mark.at)}
          </span>
        </li>
      ))}
    </ol>
  );
}
