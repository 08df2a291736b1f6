import { OWN_ROOT } from "../../find/query.ts";
import { isVisible } from "../../find/visible.ts";

/** Whether the host has a modal open: nothing of ours may lie over it or fight it for the focus. */
export function isHostModalOpen(): boolean {
  return [...document.querySelectorAll("dialog[open],[aria-modal=true]")].some(
    (element) =>
      !element.closest(OWN_ROOT) &&
      isVisible(element) &&
      // A dialog that was opened by `show()` blocks nothing.
      (element.hasAttribute("aria-modal") || element.matches(":modal")),
  );
}
