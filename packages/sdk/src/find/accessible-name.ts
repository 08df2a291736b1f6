const ROLES: Readonly<Record<string, string>> = {
  A: "link",
  BUTTON: "button",
  SUMMARY: "button",
  SELECT: "combobox",
  TEXTAREA: "textbox",
  INPUT: "textbox",
};
const INPUT_ROLES: Readonly<Record<string, string>> = {
  button: "button",
  submit: "button",
  checkbox: "checkbox",
  radio: "radio",
};

/** The element's role: the one it names, else the one its tag stands for; "" where there is none. */
export function roleOf(element: Element): string {
  const named = element.getAttribute("role");
  if (named) return named;
  const { tagName } = element;
  if (/^H[1-6]$/.test(tagName)) return "heading";
  const byType = tagName === "INPUT" ? INPUT_ROLES[element.getAttribute("type") ?? ""] : undefined;
  return byType ?? ROLES[tagName] ?? "";
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
