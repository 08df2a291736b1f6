import { OWN_ROOT } from "../../find/query.ts";
import { isVisible } from "../../find/visible.ts";

// Toasts and banners that say that all went well have the role of an alert, too.
const NO_ERROR = `${OWN_ROOT},[class*=uccess]`;

/**
 * The error messages a person can see now, lower case, by the element that shows or has them. They are for matching
 * inside the page only and must never leave it.
 */
export function visibleErrors(): ReadonlyMap<Element, string> {
  const errors = new Map<Element, string>();
  for (const element of document.querySelectorAll(
    "[aria-invalid=true],[role=alert],[data-cairn-error]",
  )) {
    const isField = element.hasAttribute("aria-invalid");
    const speaking = isField
      ? `${element.getAttribute("aria-errormessage")} ${element.getAttribute("aria-describedby")}`
          .split(" ")
          .map((id) => document.getElementById(id))
      : [element];
    const text = speaking.map((one) => one?.textContent).join(" ");
    const known = text.trim().slice(0, 300).toLowerCase();
    if ((isField || known) && !element.closest(NO_ERROR) && isVisible(element)) {
      errors.set(element, known);
    }
  }
  return errors;
}
