import type { CompiledTour, Stop } from "@cairn/core";
import type { Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { Button } from "../parts/button.tsx";
import type { Kind } from "../parts/kind.ts";
import type { Surroundings } from "../parts/surroundings.ts";
import { pointerCss } from "../pointer/pointer.css.ts";
import { Pointer } from "../pointer/pointer.tsx";
import { WithinReach } from "../pointer/within-reach.tsx";
import { anatomy } from "./anatomy.ts";
import { createTourModel } from "./model.ts";
import type { TourModel } from "./model.ts";
import { stand } from "./stand.ts";
import { tourCss } from "./tour.css.ts";

export { en } from "./en.ts";

/** Style text of the tour. */
export const css = pointerCss + tourCss;

/** Draws a tour: one step after the other, each beside its element. */
export const draw: Kind["draw"] = (shown, around) => {
  const model = createTourModel(shown, shown.peek().guide as CompiledTour, around);
  const standing = stand(model, around);
  return {
    layer: (
      <WithinReach element={model.element} css={css} around={around}>
        <Tour {...{ model, around, ...standing }} />
      </WithinReach>
    ),
    stop: model.stop,
  };
};

interface Props {
  readonly model: TourModel;
  readonly around: Surroundings;
  readonly attachCard: Ref<HTMLElement>;
  readonly attachHole: Ref<SVGPathElement>;
}

/** The step on screen: nothing before its element is there. */
function Tour(props: Props): JSX.Element | null {
  const step = props.model.shown.value?.step;
  if (step === undefined) return null;
  return (
    <>
      {step.spotlight && <Spotlight key=" " attachHole={props.attachHole} />}
      <Step key={step.id} {...props} />
    </>
  );
}

/**
 * Dims the page around the element, to lead the eye. It takes no click, neither in the hole nor beside it: a tour that
 * keeps somebody from their work is closed.
 */
function Spotlight({ attachHole }: Pick<Props, "attachHole">): JSX.Element {
  return (
    <div part={anatomy.spotlight} popover="manual" ref={raise}>
      <svg aria-hidden="true">
        <path ref={attachHole} />
      </svg>
    </div>
  );
}

function raise(layer: HTMLElement): void {
  layer.showPopover?.();
}

function Step({ model, around, attachCard }: Props): JSX.Element | null {
  const { guide } = model;
  const { port, words } = around;
  const shown = model.shown.value;
  if (shown === undefined) return null;
  const { step, mayGoBack } = shown;
  const hasNext = model.hasNext.value;
  return (
    <Pointer
      model={model}
      around={around}
      anatomy={anatomy}
      title={step.title}
      name={port.personalise(guide.title)}
      text={step.body}
      task={!hasNext && <p part={anatomy.task}>{words.show("tourOnPage")}</p>}
      attach={attachCard}
      onPress={turnPage}
    >
      <span part={anatomy.count}>{model.count.value}</span>
      {mayGoBack && (
        <Button look="quiet" onClick={model.back}>
          {words.show("tourBack")}
        </Button>
      )}
      <Button look={hasNext ? "primary" : "quiet"} onClick={model.next}>
        {words.show(hasNext ? (model.isLast.value ? "tourDone" : "tourNext") : "tourSkip")}
      </Button>
    </Pointer>
  );

  /** Arrows turn pages, in the direction in which pages are read; only the button ends the tour. */
  function turnPage({ key, altKey, ctrlKey, metaKey, shiftKey, target }: KeyboardEvent): void {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[key];
    // A wide piece of code scrolls by arrows.
    const isTaken =
      altKey || ctrlKey || metaKey || shiftKey || (target as Element).localName === "pre";
    if (way === undefined || isTaken) return;
    if (way > 0 === (port.dir === "rtl")) model.back();
    else if (hasNext && !model.isLast.peek()) model.next();
  }
}
