import type { ReadonlySignal } from "@preact/signals-core";
import { Fragment } from "./render/jsx-runtime.ts";
import type { JSX } from "./render/jsx-runtime.ts";
import type { Words } from "./messages/words.tsx";
import { keepClear } from "./parts/keep-clear.ts";
import type { Drawn } from "./parts/kind.ts";

/** Everything inside `<cairn-root>`: the corner with its panels and launchers, the layers apart, the live region. */
export function Root({
  drawn,
  said,
  side,
  words,
}: {
  readonly drawn: ReadonlySignal<ReadonlyMap<string, Drawn>>;
  readonly said: ReadonlySignal<string>;
  readonly side: "start" | "end";
  /** Name the landmark in which a screen reader finds the launchers. */
  readonly words: Words;
}): JSX.Element {
  const parts = [...drawn.value].toSorted(([, one], [, other]) => +!!one.isLast - +!!other.isLast);
  const each = (name: "card" | "panel" | "launcher" | "layer") =>
    parts.map(([key, part]) => <Fragment key={key}>{part[name]}</Fragment>);
  return (
    <>
      <div part="corner" data-side={side} popover="manual" ref={raise}>
        {each("card")}
        {each("panel")}
        {parts.some(([, { launcher }]) => launcher) && (
          <section part="dock" ref={keepClear} aria-label={words.say("guides")}>
            {each("launcher")}
          </section>
        )}
      </div>
      {each("layer")}
      <div class="heard" role="status">
        {said.value}
      </div>
    </>
  );
}

// In the top layer no z-index of the page can cover it; where there is no popover it is fixed all the same.
function raise(corner: HTMLElement): void {
  corner.showPopover?.();
}
