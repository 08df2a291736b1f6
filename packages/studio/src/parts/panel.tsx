import type { ComponentChildren, JSX } from "preact";

interface PanelProps {
  readonly title: string;
  /** Id of the heading; unique on the screen. */
  readonly id: string;
  readonly kicker?: string;
  readonly note?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One matter of a screen: a heading that says the finding, and what stands behind it. */
export function Panel(props: PanelProps): JSX.Element {
  return (
    <section class="panel" aria-labelledby={props.id}>
      <header class="panel-head">
        <div>
          {props.kicker !== undefined && <p class="kicker">{props.kicker}</p>}
          <h2 id={props.id}>{props.title}</h2>
        </div>
        {props.actions !== undefined && <div class="panel-actions">{props.actions}</div>}
      </header>
      {props.note !== undefined && <p class="panel-note">{props.note}</p>}
      {props.children}
    </section>
  );
}
