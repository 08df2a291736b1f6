import type { ComponentChildren, JSX } from "preact";

interface MoreProps {
  readonly words: string;
  /** It begins open: something in it is set. */
  readonly open: boolean;
  readonly children: ComponentChildren;
}

// Only ever opened from here: what somebody empties must not close under their hands. One function for all of them, so
// that it runs once.
function unfold(details: HTMLDetailsElement | null): void {
  if (details !== null) details.open = true;
}

/** Fields that are rarely needed, folded away until somebody asks for them. */
export function More({ words, open, children }: MoreProps): JSX.Element {
  return (
    <details class="more" {...(open ? { ref: unfold } : {})}>
      <summary>{words}</summary>
      <div class="more-fields">{children}</div>
    </details>
  );
}
