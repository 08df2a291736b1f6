import type { ComponentChildren, JSX } from "preact";

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}

/** A modal dialog. Escape closes it; the browser keeps focus inside and gives it back afterwards. */
export function Dialog({ title, children, onClose }: DialogProps): JSX.Element {
  return (
    <dialog
      class="dialog"
      aria-labelledby="dialog-title"
      ref={(dialog) => {
        if (dialog && !dialog.open) dialog.showModal();
      }}
      onCancel={(cancelling) => {
        cancelling.preventDefault();
        onClose();
      }}
    >
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}
