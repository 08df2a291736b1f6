import type { Stop } from "@cairn/core";
import { listen } from "./listen.ts";

/**
 * Opens `dialog` over the page, which the browser makes inert, with focus on the dialog itself: screen readers
 * say its name and text, and no soft keyboard opens. Stopping closes it and gives focus back.
 */
export function openModal(
  dialog: HTMLDialogElement,
  giveBack: () => void,
  onEscape: () => void,
): Stop {
  const stop = listen(dialog, "cancel", (event) => {
    event.preventDefault();
    onEscape();
  });
  dialog.showModal();
  dialog.focus();
  return () => {
    stop();
    dialog.close();
    giveBack();
  };
}
