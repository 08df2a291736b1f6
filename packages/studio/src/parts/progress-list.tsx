import type { ComponentChildren, JSX } from "preact";

/** One step on the way to value. */
export interface ProgressStep {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly state: "done" | "stuck" | "open";
  readonly when: ComponentChildren;
}

/** The way to value as a line of stones: what is laid, where it sticks, what is still to come. */
export function ProgressList({ steps }: { readonly steps: readonly ProgressStep[] }): JSX.Element {
  return (
    <ol class="progress">
      {steps.map(({ id, title, href, state, when }) => (
        <li key={id} class={`progress-${state}`}>
          <a href={href}>{title}</a>
          <span class="progress-when">{when}</span>
        </li>
      ))}
    </ol>
  );
}
