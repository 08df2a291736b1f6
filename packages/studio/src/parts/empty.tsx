import type { ComponentChildren, JSX } from "preact";
import { CairnMark } from "./cairn-mark.tsx";

/** Nothing there yet, and what to do about it. */
export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="empty">
      <CairnMark stones={2} />
      <p class="empty-title">{title}</p>
      <div class="empty-words">{children}</div>
    </div>
  );
}
