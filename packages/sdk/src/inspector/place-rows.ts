import type { CompiledGuidebook } from "@cairn/core";
import type { Row } from "./row.ts";

const TAG = "cairn-checklist";

/** One row for each `<cairn-checklist>` under `page` that stays empty whatever its user does; none where all is well. */
export function placeRows(page: ParentNode, book: CompiledGuidebook): readonly Row[] {
  const checklists = book.guides.filter(({ kind }) => kind === "checklist").map(({ id }) => id);
  const choice = checklists.length > 0 ? `There is ${checklists.join(", ")}.` : "It has none yet.";
  return [...page.querySelectorAll(TAG)].flatMap((place, at) => {
    const guide = place.getAttribute("guide");
    if (guide !== null && checklists.includes(guide)) return [];
    const words =
      guide === null
        ? `It names no checklist: give it a guide. ${choice}`
        : `The guidebook has no such checklist. ${choice}`;
    const name = guide === null ? `<${TAG}>` : `<${TAG} guide="${guide}">`;
    return [{ id: `<${TAG}> ${at}`, name, badge: "empty", tone: "bad" as const, words }];
  });
}
