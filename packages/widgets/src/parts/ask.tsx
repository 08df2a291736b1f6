import type { Child, Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import type { Words } from "../messages/words.tsx";
import type { Asking } from "./asking.ts";
import { IconButton } from "./button.tsx";
import { openModal } from "./dialog.ts";
import type { Drawn } from "./kind.ts";
import type { Surroundings } from "./surroundings.ts";

/** One question with what answers it: a heading, what stands under it, and the ways on. Style text: `askCss`. */
export function Ask({
  part,
  title,
  above,
  asks,
  enter,
  words,
  onClose,
  onNext,
  children,
  ways,
}: {
  /** Names of the parts. */
  readonly part: { readonly title: string; readonly body: string; readonly footer: string };
  readonly title: string;
  /** Quiet words over the heading. */
  readonly above?: Child;
  /** Id of the heading. */
  readonly asks: string;
  /** The heading has come. */
  readonly enter?: (heading: HTMLElement) => void;
  readonly words: Words;
  readonly onClose: () => void;
  /** The next step was pressed, or Enter in one of the choices. */
  readonly onNext: () => void;
  readonly children: Child;
  readonly ways: Child;
}): JSX.Element {
  return (
    <form
      part={part.body}
      class="ask"
      onsubmit={(submit) => {
        submit.preventDefault();
        onNext();
      }}
    >
      <div>
        <div>
          {above && <p>{above}</p>}
          <h2 part={part.title} id={asks} tabindex={-1} {...(enter && { ref: enter })}>
            {title}
          </h2>
        </div>
        <IconButton label="close" words={words} onClick={onClose} />
      </div>
      {children}
      <div part={part.footer} class="row">
        {ways}
      </div>
    </form>
  );
}

/** The next step, which is also what Enter does. It is drawn once there is something to go on with. */
export function Next({
  look = "primary",
  children,
}: {
  readonly look?: "primary" | "second";
  readonly children: Child;
}): JSX.Element {
  return (
    <button type="submit" part={`button ${look}`}>
      {children}
    </button>
  );
}

/** Draws `inside` as a modal of its own while `model` is open. */
export function drawModal(
  part: string,
  model: Asking<unknown>,
  around: Surroundings,
  inside: Child,
): Drawn {
  const giveBack = around.rememberFocus(document);
  const attach = (dialog: HTMLDialogElement) => openModal(dialog, giveBack, model.close);
  return {
    layer: <Modal {...{ part, model, attach, inside }} />,
    stop: around.afterPaint(model.seen),
  };
}

function Modal({
  part,
  model,
  attach,
  inside,
}: {
  readonly part: string;
  readonly model: Asking<unknown>;
  readonly attach: Ref<HTMLDialogElement>;
  readonly inside: Child;
}): JSX.Element | null {
  if (!model.isOpen.value) return null;
  return (
    <dialog part={part} class="sheet" aria-label={model.title} tabindex={-1} ref={attach}>
      {inside}
    </dialog>
  );
}
