const ROLES: readonly (readonly [role: string, selector: string])[] = [
  ["link", "a"],
  ["button", "button,summary,[type=button],[type=submit]"],
  ["heading", "h1,h2,h3,h4,h5,h6"],
  ["checkbox", "[type=checkbox]"],
  ["radio", "[type=radio]"],
  ["combobox", "select"],
  ["textbox", "input,textarea"],
];

/** The element's role: the one it names, else the one its tag stands for; "" where there is none. */
export function roleOf(element: Element): string {
  return (
    element.getAttribute("role") ||
    (ROLES.find(([, selector]) => element.matches(selector))?.[0] ?? "")
  );
}

/**
 * An approximation of the accessible name, with white space collapsed: `aria-label`, else the label, else the text,
 * else `title`. Never a typed value.
 */
export function nameOf(element: Element): string {
  const { labels } = element as Partial<HTMLInputElement>;
  const name =
    element.getAttribute("aria-label") ||
    (labels?.length ? labels[0]?.textContent : element.textContent) ||
    element.getAttribute("placeholder") ||
    element.getAttribute("title");
  return (name ?? "").replace(/\s+/g, " ").trim();
}
