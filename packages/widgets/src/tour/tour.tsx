import type { CompiledTour } from "@cairn/core";
import type { Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { Button } from "../parts/button.tsx";
import type { Kind } from "../parts/kind.ts";
import type { Surroundings } from "../parts/surroundings.ts";
import { pointerCss } from "../pointer/pointer.css.ts";
import { Pointer } from "../pointer/pointer.tsx";
import { WithinReach } from "../pointer/within-reach.tsx";
import { anatomy } from "./anatomy.ts";
import { en } from "./en.ts";
import { createTourModel } from "./model.ts";
import type { TourModel } from "./model.ts";
import { stand } from "./stand.ts";
import { tourCss } from "./tour.css.ts";

const css = pointerCss + tourCss;

/** Draws a tour: one step after the other, each beside its element. */
const draw: Kind["draw"] = (shown, around) => {
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

/** Steps one after the other, each beside its element. */
export const tour: Kind = { css, en, draw };

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
  const { guide, shown, next, back } = model;
  const { port, words } = around;
  if (!shown.value) return null;
  const { step, mayGoBack, number, of } = shown.value;
  const hasNext = step.advance.on === "button";
  const isLast = step.isLast || (number === of && !step.branches[0]);
  /** Arrows turn pages, in the direction in which pages are read; only the button ends the tour. */
  const turnPage = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent) => {
    if (altKey || ctrlKey || metaKey) return;
    const isRtl = port.dir === "rtl";
    if (key === (isRtl ? "ArrowLeft" : "ArrowRight") && hasNext && !isLast) next();
    if (key === (isRtl ? "ArrowRight" : "ArrowLeft") && mayGoBack) back();
  };
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
  );
}
