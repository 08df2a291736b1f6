import type { CompiledCancelFlow } from "@cairn/core";
import type { Child, Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { ActionButton, Button, IconButton } from "../parts/button.tsx";
import { choicesCss } from "../parts/choices.css.ts";
import { Choices } from "../parts/choices.tsx";
import { openModal } from "../parts/dialog.ts";
import { figuresCss } from "../parts/figures.css.ts";
import { Figures } from "../parts/figures.tsx";
import type { Kind } from "../parts/kind.ts";
import { RichText } from "../parts/rich-text.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { anatomy } from "./anatomy.ts";
import { cancelCss } from "./cancel.css.ts";
import { actionOf, createCancelModel } from "./model.ts";
import type { CancelModel } from "./model.ts";

export { en } from "./en.ts";

/** Style text of the cancel flow. */
export const css = choicesCss + figuresCss + cancelCss;

/** Draws the cancel flow, a modal of three calm parts. */
export const draw: Kind["draw"] = (shown, around) => {
  const model = createCancelModel(shown, shown.peek().guide as CompiledCancelFlow, around);
  const stopWaiting = around.afterPaint(model.seen);
  const attach = (dialog: HTMLDialogElement) =>
    openModal(dialog, around.rememberFocus(document), model.close);
  return {
    layer: <Cancel model={model} around={around} attach={attach} />,
    stop() {
      stopWaiting();
      model.stop();
    },
  };
};

interface Props {
  readonly model: CancelModel;
  readonly around: Surroundings;
}

function Cancel({
  model,
  around,
  attach,
}: Props & { readonly attach: Ref<HTMLDialogElement> }): JSX.Element | null {
  const { port, words } = around;
  const { id, title, question } = model.guide;
  if (!model.isOpen.value) return null;
  const part = model.part.value;
  const name = port.personalise(title);
  const asks = `ask-${id}`;
  const headings = { figures: title, reason: question, remedy: model.chosen.value?.remedy?.title };
  return (
    <dialog part={anatomy.dialog} class="sheet" aria-label={name} tabindex={-1} ref={attach}>
      <form
        part={anatomy.body}
        onsubmit={(submit) => {
          submit.preventDefault();
          model.next();
        }}
      >
        <div part={anatomy.header}>
          <div>
            {part !== "figures" && <p>{name}</p>}
            <h2 part={anatomy.title} id={asks} key={part} tabindex={-1} ref={focusHeading}>
              {port.personalise(headings[part] ?? "")}
            </h2>
          </div>
          <IconButton label="close" words={words} onClick={model.close} />
        </div>
        <Told model={model} around={around} asks={asks} />
        <div part={anatomy.footer}>
          <Way model={model} around={around} />
          <Button look="second" onClick={model.goOn}>
            {words.show("cancelGoOn")}
          </Button>
        </div>
      </form>
    </dialog>
  );
}

/** What the part on screen tells or asks. */
function Told({ model, around: { port }, asks }: Props & { readonly asks: string }): Child {
  const { id, reasons } = model.guide;
  const chosen = model.chosen.value;
  switch (model.part.value) {
    case "figures":
      return <Figures figures={model.figures.value} port={port} />;
    case "reason":
      return (
        <Choices
          name={asks}
          labelledBy={asks}
          of={reasons.map((reason) => ({ id: reason.id, label: port.personalise(reason.label) }))}
          chosen={[chosen?.id ?? ""]}
          onChoose={model.choose}
        />
      );
    case "remedy":
      return chosen?.remedy?.body && <RichText text={chosen.remedy.body} port={port} guide={id} />;
  }
}

/** The other way, where there is one, beside going on. */
function Way({ model, around: { port, words } }: Props): JSX.Element | null {
  const remedy = model.chosen.value?.remedy;
  if (model.part.value === "remedy" && remedy) {
    const action = actionOf(remedy);
    const label = port.personalise(remedy.label);
    return action ? (
      <ActionButton action={action} label={label} look="second" onFollow={model.take} />
    ) : (
      <Button look="second" onClick={model.take}>
        {label}
      </Button>
    );
  }
  if (!model.hasMore.value) return null;
  const mayGoOn = model.part.value === "figures" || remedy !== undefined;
  return (
    <button type="submit" part="button second" disabled={!mayGoOn}>
      {words.show("askNext")}
    </button>
  );
}

// The first heading is read with the dialog, which has focus as it opens.
function focusHeading(heading: HTMLElement): void {
  heading.focus();
}
