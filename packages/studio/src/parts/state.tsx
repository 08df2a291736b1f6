import type { ComponentChildren, JSX } from "preact";

interface StateProps {
  /** `warn` asks for attention, `good` is as it should be, `quiet` says nothing either way. */
  readonly tone: "warn" | "good" | "quiet";
  readonly children: ComponentChildren;
}

/** How something in a list stands: words, and a dot before those that say more than the usual. */
export function State({ tone, children }: StateProps): JSX.Element {
  return <span class={`state state-${tone}`}>{children}</span>;
}
