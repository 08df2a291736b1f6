import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";

interface ViewsProps {
  readonly studio: Studio;
  /** Of the guide. */
  readonly id: string;
  readonly isText: boolean;
}

/** The two ways to look at a guide. */
export function GuideViews({ studio, id, isText }: ViewsProps): JSX.Element {
  const views = [
    { words: "Form", route: { kind: "guide", id } as const, isHere: !isText },
    { words: "JSON", route: { kind: "guide", id, view: "json" } as const, isHere: isText },
  ];
  return (
    <nav class="views" aria-label="How the guide is shown">
      {views.map((view) => (
        <a
          key={view.words}
          href={studio.router.href(view.route)}
          aria-current={view.isHere ? "page" : undefined}
        >
          {view.words}
        </a>
      ))}
    </nav>
  );
}
