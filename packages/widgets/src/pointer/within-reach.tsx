import type { ReadonlySignal } from "@preact/signals-core";
import type { Child } from "../render/element.ts";
import { Elsewhere } from "../parts/elsewhere.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { modalAround } from "../placement/modal.ts";

/**
 * Draws `children` where they can be used: in the page's `<cairn-root>`, or, while the element stands in a dialog or a
 * popover of the page, in a `<cairn-root>` inside of that. What lies outside an open dialog can neither be pressed nor
 * reached with the keyboard, not even in the top layer. `children` follow their signals by themselves.
 */
export function WithinReach({
  element,
  around,
  children,
}: {
  readonly element: ReadonlySignal<Element | undefined>;
  readonly around: Surroundings;
  readonly children: Child;
}): Child {
  const modal = modalAround(element.value);
  if (!modal) return children;
  // The live region of the page is out of hearing there.
  const Said = () => (
    <div class="heard" role="status">
      {around.said.value}
    </div>
  );
  return (
    <Elsewhere key={modal} place={modal as HTMLElement} around={around}>
      {children}
      <Said />
    </Elsewhere>
  );
}
