import { render } from "../render/render.ts";
import type { Child } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import type { Surroundings } from "./surroundings.ts";

/** Draws `children` in a `<cairn-root>` of their own inside `place`, which belongs to the page. They follow their signals by themselves. */
export function Elsewhere({
  place,
  around,
  children,
}: {
  readonly place: HTMLElement;
  readonly around: Surroundings;
  readonly children: Child;
}): JSX.Element {
  return (
    <div
      hidden
      ref={() => {
        const root = around.openRoot(place);
        const takeDown = render(children, root.shadow);
        return () => {
          takeDown();
          root.stop();
        };
      }}
    />
  );
}
