import type { CompiledNotice } from "@cairn/core";
import type { ShownGuide } from "@cairn/sdk/port";
import type { ReadonlySignal } from "@preact/signals-core";
import type { Child, Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { ActionButton, Button, IconButton } from "../parts/button.tsx";
import { openModal } from "../parts/dialog.ts";
import { Icon } from "../parts/icon.tsx";
import type { Drawn, Draw } from "../parts/kind.ts";
import { MoreButton, MoreChoices } from "../parts/more.tsx";
import { onEscape } from "../parts/on-escape.ts";
import { Cairn } from "../parts/progress.tsx";
import { RichText } from "../parts/rich-text.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { anatomy } from "./anatomy.ts";
import { icons } from "./icons.ts";
import { layBanner } from "./lay-banner.ts";
import { createNoticeModel } from "./model.ts";
import type { NoticeModel } from "./model.ts";

/** Draws a notice: a modal, a banner or a slideout. */
export const notice: Draw = (shown, around) =>
  drawNotice(shown, around, shown.peek().guide as CompiledNotice);

/** Draws `guide` as the notice it is; `inside` stands between its title and its body. */
export function drawNotice(
  shown: ReadonlySignal<ShownGuide>,
  around: Surroundings,
  guide: CompiledNotice,
  inside?: Child,
): Drawn {
  const model = createNoticeModel(shown, guide, around);
  const giveBack = around.rememberFocus();
  const stopWaiting = around.afterPaint(model.seen);
  const attach = (box: HTMLElement) => {
    if (guide.style === "modal") {
      return openModal(box as HTMLDialogElement, giveBack, model.dismiss);
    }
    const stopLaying = guide.style === "banner" && layBanner(box, model.edge);
    if (model.takesFocus()) box.focus();
    const stopStepping = around.stepAside(box, never, model.giveWay);
    return () => {
      stopStepping();
      if (stopLaying) stopLaying();
      if (around.holdsFocus(box)) giveBack();
    };
  };
  return {
    [guide.style === "slideout" ? "card" : "layer"]: (
      <Notice {...{ model, around, inside, attach }} />
    ),
    stop() {
      stopWaiting();
      model.stop();
    },
  };
}

// People read a notice and go on with their work beside it.
const never = () => false;

function Notice({
  model,
  around: { port, words },
  inside,
  attach,
}: {
  readonly model: NoticeModel;
  readonly around: Surroundings;
  readonly inside: Child;
  readonly attach: Ref<HTMLElement>;
}): JSX.Element | null {
  const { guide } = model;
  const { style, tone } = guide;
  if (!model.isOpen.value) return null;
  const isModal = style === "modal";
  const isBanner = style === "banner";
  const isAlert = tone === "alert";
  const role = isBanner ? "region" : "dialog";
  const Box = isModal ? "dialog" : "section";
  return (
    <Box
      part={isModal ? anatomy.dialog : isBanner ? anatomy.banner : anatomy.slideout}
      class="sheet"
      role={isModal ? isAlert && "alertdialog" : role}
      aria-labelledby={`title-${guide.id}`}
      aria-describedby={`body-${guide.id}`}
      tabindex={-1}
      popover={isBanner && "manual"}
      data-tone={tone}
      data-edge={model.edge.value}
      onkeydown={onEscape(model.dismiss)}
      ref={attach}
    >
      <IconButton label="close" words={words} onClick={model.dismiss} />
      <Sign tone={tone} />
      <div part={anatomy.message} role={isAlert && !isModal && "alert"}>
        <h2 part={anatomy.title} id={`title-${guide.id}`}>
          {port.personalise(guide.title)}
        </h2>{" "}
        <div part={anatomy.body} id={`body-${guide.id}`}>
          {inside}
          <RichText text={guide.body} port={port} guide={guide.id} />
        </div>
      </div>
      <div part={anatomy.footer} class="row">
        {guide.actions.length === 0 && (
          <Button look="primary" onClick={model.acknowledge}>
            {words.show("gotIt")}
          </Button>
        )}
        {guide.actions.map((action, at) => (
          <ActionButton
            key={at}
            action={action}
            label={port.personalise(action.label)}
            look={at === 0 ? "primary" : "second"}
            onFollow={() => model.follow(action, at)}
          />
        ))}
        <MoreButton model={model} words={words} />
      </div>
      <MoreChoices model={model} words={words} part={anatomy.menu} />
    </Box>
  );
}

// Five stones that lie well on each other.
const finished = ["way", "others", "got", "through", "here"].map((id) => ({ id, isFresh: true }));

/** What the tone looks like; the words say it as well. */
function Sign({ tone }: { readonly tone: CompiledNotice["tone"] }): JSX.Element | null {
  if (tone === "plain") return null;
  return (
    <div part={anatomy.sign}>
      {tone === "alert" ? (
        <Icon path={icons.alert} size={24} />
      ) : (
        <Cairn laid={finished} total={finished.length} size={64} />
      )}
    </div>
  );
}
