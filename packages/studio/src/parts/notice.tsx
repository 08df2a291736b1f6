import type { ComponentChildren, JSX } from "preact";

/** A sentence set apart: what happened, or what to mind. */
export function Notice({
  tone,
  children,
}: {
  readonly tone: "calm" | "good" | "warning" | "bad";
  readonly children: ComponentChildren;
}): JSX.Element {
  return <div class={`notice notice-${tone}`}>{children}</div>;
}
