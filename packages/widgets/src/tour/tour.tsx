import type { CompiledTour } from "@cairn/core";
import type { Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { Button } from "../parts/button.tsx";
import type { Draw } from "../parts/kind.ts";
import type { Surroundings } from "../parts/surroundings.ts";
import { Pointer } from "../pointer/pointer.tsx";
import type { Standing } from "../pointer/pointer.tsx";
import { WithinReach } from "../pointer/within-reach.tsx";
import { anatomy } from "./anatomy.ts";
import { createTourModel } from "./model.ts";
import type { TourModel } from "./model.ts";
import { createStand } from "./stand.ts";

/** Draws a tour: one step after the other, each beside its element. */
export const tour: Draw = (shown, around) => {
  const model = createTourModel(shown, shown.peek().guide as CompiledTour, around);
  let hole: SVGPathElement | undefined;
  const stand = createStand(model, around, (path) => hole?.setAttribute("d", path));
  const attachHole = (path: SVGPathElement) => {
    hole = path;
  };
  return {
    layer: (
      <WithinReach element={model.element} around={around}>
        <Tour {...{ model, around, stand, attachHole }} />
      </WithinReach>
    ),
    stop: model.stop,
  };
};

/**
 * The step on screen: nothing before its element is there. The spotlight dims the page around the element, to lead the
 * eye. It takes no click, neither in the hole nor beside it: a tour that keeps somebody from their work is closed.
 */
function Tour({
  model,
  around: { port, words },
  around,
  stand,
  attachHole,
}: {
  readonly model: TourModel;
  readonly around: Surroundings;
  readonly stand: (card: HTMLElement) => Standing;
  readonly attachHole: Ref<SVGPathElement>;
}): JSX.Element | null {
  const { guide, shown, next, back } = model;
  if (!shown.value) return null;
  const { step, mayGoBack, number, of } = shown.value;
  const hasNext = step.advance.on === "button";
  const isLast = step.isLast || (number === of && !step.branches[0]);
  /** Arrows turn pages, in the direction in which pages are read; only the button ends the tour. */
  const turnPage = ({ key, altKey, metaKey }: KeyboardEvent) => {
    // With them browsers go back in their history.
    if (altKey || metaKey) return;
    const isRtl = port.dir === "rtl";
    if (key === (isRtl ? "ArrowLeft" : "ArrowRight") && hasNext && !isLast) next();
    if (key === (isRtl ? "ArrowRight" : "ArrowLeft") && mayGoBack) back();
  };
  return (
    <>
      {step.spotlight && (
        <div key=" " part={anatomy.spotlight} popover="manual" ref={raise}>
          <svg aria-hidden>
            <path ref={attachHole} />
          </svg>
        </div>
      )}
      <Pointer
        key={step.id}
        model={model}
        around={around}
        whose="tour"
        card={anatomy.card}
        title={step.title}
        name={guide.title}
        text={step.body}
        task={!hasNext && <p part={anatomy.task}>{words.show("tourOnPage")}</p>}
        element={model.element}
        stand={stand}
        onPress={turnPage}
      >
        <span part={anatomy.count}>{model.count()}</span>
        {mayGoBack && (
          <Button look="quiet" onClick={back}>
            {words.show("tourBack")}
          </Button>
        )}
        <Button look={hasNext ? "primary" : "quiet"} onClick={next}>
          {words.show(hasNext ? (isLast ? "tourDone" : "tourNext") : "tourSkip")}
        </Button>
      </Pointer>
    </>
  );
}

function raise(layer: HTMLElement): void {
  layer.showPopover?.();
}
