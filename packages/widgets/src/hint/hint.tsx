import type { CompiledHint, Stop } from "@cairn/core";
import type { Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { ActionButton } from "../parts/button.tsx";
import type { Kind } from "../parts/kind.ts";
import type { Surroundings } from "../parts/surroundings.ts";
import { follow } from "../placement/follow.ts";
import { pointerCss } from "../pointer/pointer.css.ts";
import { Pointer } from "../pointer/pointer.tsx";
import type { Standing } from "../pointer/pointer.tsx";
import { WithinReach } from "../pointer/within-reach.tsx";
import { anatomy } from "./anatomy.ts";
import { en } from "./en.ts";
import { hintCss } from "./hint.css.ts";
import { createHintModel } from "./model.ts";
import type { HintModel } from "./model.ts";

const css = pointerCss + hintCss;

/** Draws a tooltip, or a hotspot that opens one. */
const draw: Kind["draw"] = (shown, around) => {
  const guide = shown.peek().guide as CompiledHint;
  const model = createHintModel(shown, guide, around);
  const giveBack = around.rememberFocus(document);
  let hotspot: HTMLElement | undefined;
  let stopWaiting: Stop | undefined;
  const whenPainted = () => {
    stopWaiting = around.afterPaint(model.seen);
  };
  const attachHotspot = (button: HTMLElement) => {
    hotspot = button;
    return follow(button, model.target, {
      side: "corner",
      gap: 0,
      isRtl: around.port.dir === "rtl",
      onPlaced: whenPainted,
    });
  };
  const standTooltip = (tooltip: HTMLElement): Standing => ({
    side: guide.placement ?? "bottom",
    // The hotspot stands out over the edge; the tooltip leaves it room.
    gap: hotspot === undefined ? 12 : 20,
    onPlaced() {
      if (model.takesFocus()) tooltip.focus({ preventScroll: true });
      whenPainted();
    },
    onGone() {
      if (hotspot === undefined) giveBack();
      else hotspot.focus();
    },
  });
  return {
    layer: (
      <WithinReach element={model.target} css={css} around={around}>
        <Hint {...{ model, around, attachHotspot, standTooltip }} />
      </WithinReach>
    ),
    stop() {
      stopWaiting?.();
      model.stop();
    },
  };
};

/** A tooltip, or a hotspot that opens one. */
export const hint: Kind = { css, en, draw };

interface Props {
  readonly model: HintModel;
  readonly around: Surroundings;
  readonly attachHotspot: Ref<HTMLElement>;
  readonly standTooltip: (tooltip: HTMLElement) => Standing;
}

/** What of a hint is on screen: nothing before its element is there. */
function Hint(props: Props): JSX.Element | null {
  const { model } = props;
  if (model.target.value === undefined) return null;
  return (
    <>
      {model.guide.style === "hotspot" && <Hotspot key="hotspot" {...props} />}
      {model.isOpen.value && <Tooltip key="tooltip" {...props} />}
    </>
  );
}

function Hotspot({ model, around, attachHotspot }: Props): JSX.Element {
  const { guide } = model;
  return (
    <button
      type="button"
      part={anatomy.hotspot}
      popover="manual"
      id={`hotspot-${guide.id}`}
      aria-expanded={model.isOpen.value}
      aria-haspopup="dialog"
      aria-label={around.port.personalise(guide.title ?? around.words.say("tip"))}
      onclick={model.toggle}
      onkeydown={(press) => press.key === "Escape" && model.isOpen.peek() && model.toggle()}
      ref={attachHotspot}
    />
  );
}

function Tooltip({ model, around, standTooltip }: Props): JSX.Element {
  const { guide } = model;
  const { action } = guide;
  return (
    <Pointer
      model={model}
      around={around}
      anatomy={anatomy}
      title={guide.title}
      name={around.words.say("tip")}
      text={guide.body}
      element={model.target}
      stand={standTooltip}
      onEscape={guide.style === "hotspot" ? model.toggle : model.dismiss}
    >
      {action && (
        <ActionButton
          action={action}
          label={around.port.personalise(action.label)}
          onFollow={model.follow}
        />
      )}
    </Pointer>
  );
}
