import type { CompiledHint, Stop } from "@cairn/core";
import type { Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { ActionButton, Button, IconButton } from "../parts/button.tsx";
import type { Kind } from "../parts/kind.ts";
import { RichText } from "../parts/rich-text.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { follow } from "../placement/follow.ts";
import { anatomy } from "./anatomy.ts";
import { icons } from "./icons.ts";
import { hintCss } from "./hint.css.ts";
import { createHintModel } from "./model.ts";
import type { HintModel } from "./model.ts";

export { en } from "./en.ts";

/** Style text of the hint. */
export const css = hintCss;

/** Draws a tooltip, or a hotspot that opens one. */
export const draw: Kind["draw"] = (shown, around) => {
  const guide = shown.peek().guide as CompiledHint;
  const model = createHintModel(shown, guide, around);
  const giveBack = around.rememberFocus(document);
  const isRtl = around.port.dir === "rtl";
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
      isRtl,
      onPlaced: whenPainted,
    });
  };
  const attachTooltip = (tooltip: HTMLElement) => {
    const stop = follow(tooltip, model.target, {
      side: guide.placement ?? "bottom",
      // The hotspot stands out over the edge; the tooltip leaves it room.
      gap: hotspot === undefined ? 12 : 20,
      isRtl,
      arrow: tooltip.firstElementChild as HTMLElement,
      onPlaced() {
        if (model.takesFocus()) tooltip.focus({ preventScroll: true });
        whenPainted();
      },
    });
    return () => {
      stop();
      if (!around.holdsFocus(tooltip)) return;
      if (hotspot === undefined) giveBack();
      else hotspot.focus();
    };
  };
  return {
    layer: <Hint {...{ model, around, attachHotspot, attachTooltip }} />,
    stop() {
      stopWaiting?.();
      model.stop();
    },
  };
};

interface Props {
  readonly model: HintModel;
  readonly around: Surroundings;
  readonly attachHotspot: Ref<HTMLElement>;
  readonly attachTooltip: Ref<HTMLElement>;
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

function Tooltip({ model, around, attachTooltip }: Props): JSX.Element {
  const { guide } = model;
  const { port, words } = around;
  const isHotspot = guide.style === "hotspot";
  const label = guide.title === undefined ? undefined : `title-${guide.id}`;
  const leave = isHotspot ? model.toggle : model.dismiss;
  return (
    <div
      part={anatomy.tooltip}
      class="sheet"
      popover="manual"
      role="dialog"
      aria-labelledby={label}
      aria-label={label === undefined ? words.say("tip") : undefined}
      aria-describedby={`body-${guide.id}`}
      tabindex={-1}
      onkeydown={(press) => press.key === "Escape" && leave()}
      ref={attachTooltip}
    >
      <div part={anatomy.arrow} />
      <div part={anatomy.header}>
        <div>
          {guide.title !== undefined && (
            <h2 part={anatomy.title} id={label}>
              {port.personalise(guide.title)}
            </h2>
          )}
          <RichText id={`body-${guide.id}`} text={guide.body} port={port} guide={guide.id} />
        </div>
        <IconButton label="close" words={words} onClick={model.dismiss} />
      </div>
      <div part={anatomy.footer}>
        {guide.action && (
          <ActionButton
            action={guide.action}
            label={port.personalise(guide.action.label)}
            onFollow={model.follow}
          />
        )}
        <IconButton
          icon="more"
          path={icons.more}
          label="more"
          words={words}
          aria-expanded={model.isMenuOpen.value}
          onClick={model.toggleMenu}
        />
      </div>
      {model.isMenuOpen.value && (
        <div part={anatomy.menu}>
          <Button look="quiet" onClick={model.snooze}>
            {words.show("later")}
          </Button>
          <Button look="quiet" onClick={model.never}>
            {words.show("never")}
          </Button>
          <Button look="quiet" onClick={model.turnTipsOff}>
            {words.show("tipsOff")}
          </Button>
        </div>
      )}
    </div>
  );
}
