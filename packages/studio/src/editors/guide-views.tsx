import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";

interface ViewsProps {
  readonly studio: Studio;
  /** Of the guide. */
  readonly id: string;
  readonly isText: boolean;
  readonly kind: string;
}

/** What people answered, of the kinds that ask. */
const ANSWERS: Readonly<Record<string, string>> = { survey: "Answers", cancel: "Reasons given" };

/** The two ways to look at a guide, and the way to what came of one that asks. */
export function GuideViews({ studio, id, isText, kind }: ViewsProps): JSX.Element {
  const views = [
    { words: "Form", route: { kind: "guide", id } as const, isHere: !isText },
    { words: "JSON", route: { kind: "guide", id, view: "json" } as const, isHere: isText },
    ...(ANSWERS[kind] === undefined
      ? []
      : [{ words: ANSWERS[kind], route: { kind: "feedback-part", id } as const, isHere: false }]),
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
