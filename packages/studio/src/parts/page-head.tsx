import type { ComponentChildren, JSX } from "preact";

interface PageHeadProps {
  readonly title: ComponentChildren;
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
          {props.title}
        </h1>
        {props.actions !== undefined && <div class="page-actions">{props.actions}</div>}
      </div>
      {props.lead !== undefined && <p class="page-lead">{props.lead}</p>}
    </header>
  );
}
