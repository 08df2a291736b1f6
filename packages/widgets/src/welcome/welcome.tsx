import type { CompiledWelcome } from "@cairn/core";
import type { Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { Button } from "../parts/button.tsx";
import { choicesCss } from "../parts/choices.css.ts";
import { Choices } from "../parts/choices.tsx";
import { openModal } from "../parts/dialog.ts";
import type { Kind } from "../parts/kind.ts";
import { RichText } from "../parts/rich-text.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { anatomy } from "./anatomy.ts";
import { createWelcomeModel } from "./model.ts";
import type { WelcomeModel } from "./model.ts";
import { welcomeCss } from "./welcome.css.ts";

export { en } from "./en.ts";

/** Style text of the welcome question. */
export const css = choicesCss + welcomeCss;

/** Draws the welcome question, a modal that may be skipped. */
export const draw: Kind["draw"] = (shown, around) => {
  const model = createWelcomeModel(shown.peek().guide as CompiledWelcome, around);
  const stopWaiting = around.afterPaint(model.seen);
  const attach = (dialog: HTMLDialogElement) =>
    openModal(dialog, around.rememberFocus(document), model.skip);
  return {
    layer: <Welcome model={model} around={around} attach={attach} />,
    stop() {
      stopWaiting();
      model.stop();
    },
  };
};

function Welcome({
  model,
  around: { port, words },
  attach,
}: {
  readonly model: WelcomeModel;
  readonly around: Surroundings;
  readonly attach: Ref<HTMLDialogElement>;
}): JSX.Element | null {
  const { id, title, intro, options } = model.guide;
  if (!model.isOpen.value) return null;
  const asks = `ask-${id}`;
  const chosen = model.chosen.value;
  return (
    <dialog part={anatomy.dialog} class="sheet" aria-labelledby={asks} tabindex={-1} ref={attach}>
      <form
        part={anatomy.body}
        onsubmit={(submit) => {
          submit.preventDefault();
          model.answer();
        }}
      >
        <h2 part={anatomy.title} id={asks}>
          {port.personalise(title)}
        </h2>
        {intro && <RichText text={intro} port={port} guide={id} />}
        <Choices
          name={asks}
          labelledBy={asks}
          of={options.map(({ id: option, label, detail }) => ({
            id: option,
            label: <b>{port.personalise(label)}</b>,
            detail: detail && port.personalise(detail),
          }))}
          chosen={[chosen ?? ""]}
          onChoose={model.choose}
        />
        <div part={anatomy.footer}>
          <button type="submit" part="button primary" disabled={chosen === undefined}>
            {words.show("askNext")}
          </button>
          <Button look="quiet" onClick={model.skip}>
            {words.show("askSkip")}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
