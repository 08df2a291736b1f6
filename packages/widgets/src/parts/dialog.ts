import type { Stop } from "@cairn/core";

/**
 * Opens `dialog` over the page, which the browser makes inert, with focus on the dialog itself: screen readers
 * say its name and text, and no soft keyboard opens. Stopping closes it and gives focus back.
 */
export function openModal(
  dialog: HTMLDialogElement,
  giveBack: () => void,
  onEscape: () => void,
): Stop {
  const cancel = (event: Event) => {
    event.preventDefault();
    onEscape();
  };
  dialog.addEventListener("cancel", cancel);
  dialog.showModal();
  dialog.focus();
  return () => {
    dialog.removeEventListener("cancel", cancel);
    dialog.close();
    giveBack();
  };
}
