import type { CompiledNotice } from "@cairn/core";
import type { Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { ActionButton, Button, IconButton } from "../parts/button.tsx";
import { openModal } from "../parts/dialog.ts";
import type { Kind } from "../parts/kind.ts";
import { RichText } from "../parts/rich-text.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { anatomy } from "./anatomy.ts";
import { createNoticeModel } from "./model.ts";
import type { NoticeModel } from "./model.ts";
import { noticeCss } from "./notice.css.ts";

export { en } from "./en.ts";

/** Style text of the notice. */
export const css = noticeCss;

/** Draws a modal notice. */
export const draw: Kind["draw"] = (shown, around) => {
  const model = createNoticeModel(shown.peek().guide as CompiledNotice, around);
  const stopWaiting = around.afterPaint(model.seen);
  const attach = (dialog: HTMLDialogElement) =>
    openModal(dialog, around.rememberFocus(document), model.dismiss);
  return {
    layer: <Notice model={model} around={around} attach={attach} />,
    stop() {
      stopWaiting();
      model.stop();
    },
  };
};

/** A dialog that asks for attention now: the page behind waits. */
function Notice({
  model,
  around: { port, words },
  attach,
}: {
  readonly model: NoticeModel;
  readonly around: Surroundings;
  readonly attach: Ref<HTMLDialogElement>;
}): JSX.Element | null {
  const { guide } = model;
  if (!model.isOpen.value) return null;
  return (
    <dialog
      part={anatomy.dialog}
      class="sheet"
      aria-labelledby={`title-${guide.id}`}
      aria-describedby={`body-${guide.id}`}
      tabindex={-1}
      ref={attach}
    >
      <div part={anatomy.header}>
        <h2 part={anatomy.title} id={`title-${guide.id}`}>
          {port.personalise(guide.title)}
        </h2>
        <IconButton label="close" words={words} onClick={model.dismiss} />
      </div>
      <div part={anatomy.body}>
        <RichText id={`body-${guide.id}`} text={guide.body} port={port} guide={guide.id} />
      </div>
      <div part={anatomy.footer}>
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
      </div>
    </dialog>
  );
}
