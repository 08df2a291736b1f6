import { OWN_ROOT } from "../../find/query.ts";
import { isVisible } from "../../find/visible.ts";

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
    const described = ["aria-errormessage", "aria-describedby"].flatMap(
      (name) => element.getAttribute(name)?.split(" ") ?? [],
    );
    const speaking = isField ? described.map((id) => document.getElementById(id)) : [element];
    const text = speaking.map((one) => one?.textContent).join(" ");
    const known = text.trim().slice(0, 300).toLowerCase();
    if ((isField || known) && !element.closest(OWN_ROOT) && isVisible(element)) {
      errors.set(element, known);
    }
  }
  return errors;
}
