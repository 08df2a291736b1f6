import type { Stop } from "@cairn/core";
import type { Child, Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import type { Asking } from "./asking.ts";
import { IconButton } from "./button.tsx";
import { openModal } from "./dialog.ts";
import type { Drawn } from "./kind.ts";
import { onEscape } from "./on-escape.ts";

/** One question with what answers it: a heading, what stands under it, and the ways on. Style text: `askCss`. */
export function Ask({
  model,
  title,
  above,
  children,
  ways,
}: {
  /** `next`: the next step was pressed, or Enter in one of the choices. */
  readonly model: Asking & { next(): void };
  readonly title: string;
  /** Quiet words over the heading. */
  readonly above?: Child;
  readonly children: Child;
  readonly ways: Child;
}): JSX.Element {
  const { kind } = model.guide;
  return (
    <form
      part={`body ${kind}`}
      class="ask"
      onsubmit={(submit) => {
        submit.preventDefault();
        model.next();
      }}
    >
      <div>
        <div>
          {above && <p>{above}</p>}
          <h2
            part={`title ${kind}`}
            id={model.asks}
            tabindex={-1}
            // Before its dialog is open it cannot take focus; the dialog has it then and is read with its heading.
            ref={(heading) => {
              if (model.takesFocus()) heading.focus();
            }}
          >
            {title}
          </h2>
        </div>
        <IconButton label="close" words={model.around.words} onClick={model.close} />
      </div>
      {children}
      <div part={`footer ${kind}`} class="row">
        {ways}
      </div>
    </form>
  );
}

/**
 * Draws `inside` in a box of its own while `model` is open: a modal, or with `besidePage` a card in the corner, which that
 * is called with once it is on the page.
 */
export function drawAsking(
  model: Asking,
  inside: Child,
  besidePage?: (card: HTMLElement) => Stop,
): Drawn {
  const { around } = model;
  const giveBack = around.rememberFocus();
  const attach = (box: HTMLElement) => {
    if (!besidePage) return openModal(box as HTMLDialogElement, giveBack, model.close);
    const stop = besidePage(box);
    return () => {
      stop();
      if (around.holdsFocus(box)) giveBack();
    };
  };
  return {
    [besidePage ? "card" : "layer"]: (
      <Box model={model} tag={besidePage ? "section" : "dialog"} attach={attach} inside={inside} />
    ),
    stop: around.afterPaint(model.seen),
  };
}

function Box({
  model,
  tag: Tag,
  attach,
  inside,
}: {
  readonly model: Asking;
  readonly tag: "section" | "dialog";
  readonly attach: Ref<HTMLElement>;
  readonly inside: Child;
}): JSX.Element | null {
  if (!model.isOpen.value) return null;
  return (
    <Tag
      part={`${Tag === "dialog" ? Tag : "panel"} ${model.guide.kind}`}
      class="sheet"
      aria-label={model.title}
      tabindex={-1}
      onkeydown={onEscape(model.close)}
      ref={attach}
    >
      {inside}
    </Tag>
  );
}
