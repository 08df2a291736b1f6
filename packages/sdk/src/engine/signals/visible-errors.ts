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
    const text = errorTextOf(element).trim().slice(0, 300).toLowerCase();
    const isError = text !== "" || element.hasAttribute("aria-invalid");
    if (isError && !element.closest(OWN_ROOT) && isVisible(element)) errors.set(element, text);
  }
  return errors;
}

function errorTextOf(element: Element): string {
  if (!element.hasAttribute("aria-invalid")) return element.textContent ?? "";
  const ids = ["aria-errormessage", "aria-describedby"].map(
    (name) => element.getAttribute(name) ?? "",
  );
  return ids
    .join(" ")
    .split(" ")
    .map((id) => (id && document.getElementById(id)?.textContent) || "")
    .join(" ");
}
