import { OWN_ROOT } from "../../find/query.ts";
import { isVisible } from "../../find/visible.ts";

/** The host's modals that are open: nothing of ours may lie over them or fight them for the focus. */
export function openHostModals(): readonly Element[] {
  return [...document.querySelectorAll("dialog[open],[aria-modal=true]")].filter(
    (element) =>
      !element.closest(OWN_ROOT) &&
      isVisible(element) &&
      // A dialog that was opened by `show()` blocks nothing.
      (element.hasAttribute("aria-modal") || element.matches(":modal")),
  );
}

/** Whether `node` lies in the modal, out of open shadow roots too. */
export function isIn(modal: Element, node: Node | undefined): boolean {
  return (
    !!node &&
    (modal.contains(node) || isIn(modal, (node.getRootNode() as Partial<ShadowRoot>).host))
  );
}
