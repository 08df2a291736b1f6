import type { CompiledHint, Stop } from "@cairn/core";
import type { Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { ActionButton } from "../parts/button.tsx";
import type { Draw } from "../parts/kind.ts";
import type { Surroundings } from "../parts/surroundings.ts";
import { follow } from "../placement/follow.ts";
import { Pointer } from "../pointer/pointer.tsx";
import type { Standing } from "../pointer/pointer.tsx";
import { WithinReach } from "../pointer/within-reach.tsx";
import { anatomy } from "./anatomy.ts";
import { createHintModel } from "./model.ts";
import type { HintModel } from "./model.ts";

/** Draws a tooltip, or a hotspot that opens one. */
export const hint: Draw = (shown, around) => {
  const guide = shown.peek().guide as CompiledHint;
  const model = createHintModel(shown, guide, around);
  const giveBack = around.rememberFocus();
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
    gap: hotspot ? 20 : 12,
    onPlaced() {
      if (model.takesFocus()) tooltip.focus({ preventScroll: true });
      whenPainted();
    },
    onGone() {
      if (hotspot) hotspot.focus();
      else if (!giveBack()) (model.target.peek() as HTMLElement | undefined)?.focus();
    },
  });
  return {
    layer: (
      <WithinReach element={model.target} around={around}>
        <Hint {...{ model, around, attachHotspot, standTooltip }} />
      </WithinReach>
    ),
    stop() {
      stopWaiting?.();
      model.stop();
    },
  };
};

/** What of a hint is on screen: nothing before its element is there. */
function Hint({
  model,
  around,
  attachHotspot,
  standTooltip,
}: {
  readonly model: HintModel;
  readonly around: Surroundings;
  readonly attachHotspot: Ref<HTMLElement>;
  readonly standTooltip: (tooltip: HTMLElement) => Standing;
}): JSX.Element | null {
  const { guide, target, isOpen, toggle } = model;
  const { port, words } = around;
  const { id, title, action } = guide;
  const isHotspot = guide.style === "hotspot";
  if (!target.value) return null;
  return (
    <>
      {isHotspot && (
        <button
          key="hotspot"
          part={anatomy.hotspot}
          popover="manual"
          id={`hotspot-${id}`}
          aria-expanded={isOpen.value}
          aria-haspopup="dialog"
          aria-label={port.personalise(title ?? words.say("tip"))}
          onclick={toggle}
          onkeydown={(press) => press.key === "Escape" && isOpen.peek() && toggle()}
          ref={attachHotspot}
        />
      )}
      {isOpen.value && (
        <Pointer
          key="tooltip"
          model={model}
          around={around}
          whose="hint"
          card={anatomy.card}
          title={title}
          name={words.say("tip")}
          text={guide.body}
          element={target}
          stand={standTooltip}
          leave={isHotspot ? toggle : model.dismiss}
        >
          {action && (
            <ActionButton
              action={action}
              label={port.personalise(action.label)}
              onFollow={model.follow}
            />
          )}
        </Pointer>
      )}
    </>
  );
}
