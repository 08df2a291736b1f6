/**
 * An approximation of the accessible name, lower case with white space collapsed: `aria-label`, else the label, else
 * the text, else `title`. Never a typed value.
 */
export function nameOf(element: Element): string {
  const { labels } = element as Partial<HTMLInputElement>;
  const name =
    element.getAttribute("aria-label") ||
    (labels?.length ? labels[0]?.textContent : element.textContent) ||
    element.getAttribute("placeholder") ||
    element.getAttribute("title");
  return (name ?? "").replace(/\s+/g, " ").trim().toLowerCase();
}
