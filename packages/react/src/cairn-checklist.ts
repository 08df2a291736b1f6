import { type ReactElement, createElement, useSyncExternalStore } from "react";

/** Which checklist, and how its place on the page is named for the page's style sheet. */
export interface CairnChecklistProps {
  /** Id of the checklist in the guidebook. */
  readonly guide: string;
  readonly className?: string | undefined;
}

/**
 * A checklist in the page's own flow instead of the corner. Cairn draws into it once the checklist may show; until then,
 * and on a server, it is empty and takes no room.
 */
export function CairnChecklist({ guide, className }: CairnChecklistProps): ReactElement {
  // A server's page does not name the guide yet: what Cairn draws before React has taken the page over would be a
  // mismatch, and React would throw it away.
  const asked = useSyncExternalStore(
    never,
    () => guide,
    () => undefined,
  );
  // `class`, since React 18 writes `className` of a custom element as it stands.
  return createElement("cairn-checklist", { guide: asked, class: className });
}

function never(): () => void {
  return () => {};
}
