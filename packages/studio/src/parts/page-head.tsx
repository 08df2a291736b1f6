import type { ComponentChildren, JSX } from "preact";

interface PageHeadProps {
  readonly title: ComponentChildren;
  /** What the screen found, where its name alone would not say: it becomes the heading, the name stands above it. */
  readonly finding?: string | undefined;
  readonly lead?: ComponentChildren;
  /** Where this screen hangs: a link back to the list. */
  readonly back?: { readonly href: string; readonly words: string };
  readonly actions?: ComponentChildren;
}

/** The screen's name. Focus comes here after each change of place, so that a screen reader says it. */
export function PageHead(props: PageHeadProps): JSX.Element {
  return (
    <header class="page-head">
      {props.back !== undefined && (
        <a class="back" href={props.back.href}>
          <span aria-hidden="true">←</span> {props.back.words}
        </a>
      )}
      <div class="page-head-row">
        <h1 id="page-title" tabIndex={-1}>
          {props.finding === undefined ? (
            props.title
          ) : (
            <>
              <span class="page-place">
                {props.title}
                <span class="visually-hidden">:</span>
              </span>{" "}
              {props.finding}
            </>
          )}
        </h1>
        {props.actions !== undefined && <div class="page-actions">{props.actions}</div>}
      </div>
      {props.lead !== undefined && <p class="page-lead">{props.lead}</p>}
    </header>
  );
}
