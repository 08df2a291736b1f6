import type { ComponentChildren, JSX } from "preact";

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}

// The browser gives focus back when a dialog is closed, not when it is taken out of the page while open. One function
// for all of them: another one with each drawing would close and open it again.
function openModal(dialog: HTMLDialogElement | null): (() => void) | void {
  if (dialog === null) return undefined;
  dialog.showModal();
  return () => dialog.close();
}

/** A modal dialog. Escape closes it; the browser keeps focus inside and gives it back afterwards. */
export function Dialog({ title, children, onClose }: DialogProps): JSX.Element {
  return (
    <dialog
      class="dialog"
      aria-labelledby="dialog-title"
      ref={openModal}
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
